// Replication as arrows: from the acknowledgement of a write to the first sight of it on every other replica.
// The store tells no single messages, so an arrow ends where an answer first showed the write.

const ARROWS_WITHIN = 2e6;
const MOST_ARROWS = 400;
/** What took so many times as long as usual on its link was delayed; less than a millisecond never counts. */
const DELAYED_BY = 5;
const LEAST_DELAY = 1000;

function drawMessages(context, scene, colors) {
  const { model, view } = scene;
  if (!model.hasVersions || scene.grouping !== 'node') return;
  if (view.until - view.from <= ARROWS_WITHIN && !view.cone) {
    const writes = [];
    for (let row = model.firstFrom(view.from - ARROWS_WITHIN); row < model.rows; row++) {
      if (model.invoked[row] > view.until || writes.length > MOST_ARROWS) break;
      if (model.outcome[row] === OK && model.isWrite(row) && model.hasDot(row)) writes.push(row);
    }
    if (writes.length <= MOST_ARROWS) {
      writes.forEach(row => drawFlight(context, scene, row, colors, 0.35));
    }
  }
  for (const row of [view.pinned, view.compared]) {
    if (row >= 0 && model.isWrite(row) && model.hasDot(row)) drawFlight(context, scene, row, colors, 1);
  }
}

function drawFlight(context, scene, row, colors, alpha) {
  const { model, plot } = scene;
  const lane = scene.lanes[scene.laid.of[row]];
  if (!lane) return;
  const start = { x: scene.x(model.over(row)), y: plot.top + lane.y + lane.height / 2 };
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.width, plot.height);
  context.clip();
  context.globalAlpha = alpha;
  context.strokeStyle = context.fillStyle = colors.link;
  context.lineWidth = alpha === 1 ? 1.6 : 1;
  model.facts.replicas.forEach((name, replica) => {
    const head = scene.heads.find(candidate => candidate.label === name);
    if (!head || name === model.nodeOf(row)) return;
    const sight = model.sight[replica][row];
    const y = head.y + head.height / 2;
    const isDelayed = sight > Math.max(LEAST_DELAY, DELAYED_BY * model.usualSight(model.node[row], replica));
    if (sight < 0) neverSeen(context, start, y);
    else arrow(context, start, { x: scene.x(model.over(row) + sight), y }, isDelayed ? [5, 4] : []);
  });
  context.restore();
}

function arrow(context, start, end, dash) {
  context.setLineDash(dash);
  context.beginPath();
  drawSegment(context, [start.x, start.y], [end.x, end.y]);
  context.stroke();
  context.setLineDash([]);
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  context.beginPath();
  context.moveTo(end.x, end.y);
  context.lineTo(end.x - 7 * Math.cos(angle - 0.4), end.y - 7 * Math.sin(angle - 0.4));
  context.lineTo(end.x - 7 * Math.cos(angle + 0.4), end.y - 7 * Math.sin(angle + 0.4));
  context.fill();
}

/** The write never showed there: a dashed stub that ends in a cross. */
function neverSeen(context, start, y) {
  const end = { x: start.x + 14, y: start.y + (y - start.y) * 0.7 };
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.lineTo(end.x, end.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(end.x - 4, end.y - 4);
  context.lineTo(end.x + 4, end.y + 4);
  context.moveTo(end.x + 4, end.y - 4);
  context.lineTo(end.x - 4, end.y + 4);
  context.stroke();
}
