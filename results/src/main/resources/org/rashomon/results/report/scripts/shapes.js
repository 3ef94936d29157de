// Draws a few operations each as a shape of its own, with what it did written beside it where there is room.

function drawShapes(context, scene, colors) {
  const { view, laid, model, plot } = scene;
  const scale = plot.width / (view.until - view.from);
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.width, plot.height);
  context.clip();
  context.font = colors.font;
  context.textBaseline = 'middle';
  scene.lanes.forEach((lane, number) => {
    if (lane.height === 0) return;
    const [first, end] = visibleOf(model, laid, number, view.from, view.until);
    for (let at = end - 1, next = Infinity; at >= first; at--) {
      const row = laid.rows[at];
      const from = plot.left + (model.invoked[row] - view.from) * scale;
      const box = { x: from, y: plot.top + lane.y + 1, height: lane.height - 2 };
      box.width = Math.max(2, (model.over(row) - model.invoked[row]) * scale);
      drawShape(context, row, box, scene, colors);
      if (lane.height >= 11) label(context, row, box, next, scene, colors);
      next = from;
    }
  });
  context.restore();
}

function drawShape(context, row, box, scene, colors) {
  const { model } = scene;
  const outcome = model.outcome[row];
  const grave = model.marked[row] === 2;
  context.globalAlpha = scene.isDim(row) ? 0.22 : 1;
  if (outcome === OK) {
    context.fillStyle = grave ? colors.bad : colors.ok;
    context.fillRect(box.x, box.y, box.width, box.height);
  } else if (outcome === FAIL) {
    context.strokeStyle = grave ? colors.bad : colors.fail;
    context.lineWidth = 1.5;
    context.strokeRect(box.x + 0.75, box.y + 0.75, Math.max(1, box.width - 1.5), box.height - 1.5);
  } else {
    hatch(context, box, grave ? colors.bad : colors.info);
  }
  if (grave) {
    flag(context, box.x, box.y, colors.bad);
  }
  if (row === scene.view.pinned || row === scene.view.compared) {
    context.globalAlpha = 1;
    context.strokeStyle = colors.ink;
    context.lineWidth = 2;
    context.strokeRect(box.x - 2, box.y - 2, box.width + 4, box.height + 4);
  }
  context.globalAlpha = 1;
}

/** Unknown outcome: hatched, and open to the right, since it may take effect at any later time. */
function hatch(context, box, color) {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  const end = Math.min(box.x + box.width, 5000);
  for (let x = Math.max(box.x, -20) - box.height; x < end; x += 5) {
    context.moveTo(x, box.y + box.height);
    context.lineTo(x + box.height, box.y);
  }
  context.stroke();
  context.restore();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(box.x + box.width, box.y);
  context.lineTo(box.x, box.y);
  context.lineTo(box.x, box.y + box.height);
  context.lineTo(box.x + box.width, box.y + box.height);
  context.stroke();
}

function flag(context, x, y, color) {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(x, y + 1);
  context.lineTo(x - 4, y - 5);
  context.lineTo(x + 4, y - 5);
  context.fill();
}

/** Inside the bar if it is wide, else behind it up to the next one. */
function label(context, row, box, next, scene, colors) {
  const { model } = scene;
  const text = model.describe(row);
  const width = text.length * 6.2;
  const inside = box.width > 30 && model.outcome[row] === OK;
  const room = inside ? box.width - 6 : next - box.x - box.width - 6;
  if (room < 24) return;
  const cut = width <= room ? text : text.slice(0, Math.floor(room / 6.2) - 1) + '…';
  context.globalAlpha = scene.isDim(row) ? 0.3 : 1;
  context.fillStyle = inside ? colors.paper : colors.ink;
  context.fillText(cut, inside ? Math.max(box.x, scene.plot.left) + 3 : box.x + box.width + 3,
    box.y + box.height / 2 + 0.5);
  context.globalAlpha = 1;
}
