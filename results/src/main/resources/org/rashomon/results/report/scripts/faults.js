// Faults on the time axis: a strip with a bar for each, and a shade over the lanes of the nodes that it hit.

const STRIP_ROW = 15;

/** Places the faults of each kind on as few rows as they need. */
function stackFaults(faults) {
  const kinds = [...new Set(faults.map(fault => fault.kind))];
  const rows = [];
  const placed = [];
  for (const [number, kind] of kinds.entries()) {
    const ends = [];
    for (const fault of faults.filter(candidate => candidate.kind === kind)) {
      const from = fault.startSeconds * 1e6;
      const until = fault.endSeconds * 1e6;
      let at = ends.findIndex(end => end <= from);
      if (at < 0) at = ends.length;
      ends[at] = until;
      placed.push({ fault, from, until, row: rows.length + at, kind: number });
    }
    ends.forEach((_, at) => rows.push(at === 0 ? kind : ''));
  }
  return { placed, rows: rows.slice(0, 40) };
}

/** The nodes that a fault hit: those it names, and both ends of every link that it names. */
function nodesOf(fault) {
  return new Set(fault.targets.flatMap(target => target.split('->')));
}

function drawFaultStrip(context, scene, colors) {
  const { plot, view, faults } = scene;
  context.font = colors.font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  faults.rows.forEach((kind, row) => {
    context.fillStyle = colors.quiet;
    context.fillText(kind, 6, scene.stripTop + row * STRIP_ROW + STRIP_ROW / 2, plot.left - 10);
  });
  for (const { fault, from, until, row, kind } of faults.placed) {
    if (row >= faults.rows.length || until < view.from || from > view.until) continue;
    const left = Math.max(plot.left, scene.x(from));
    const right = Math.min(plot.left + plot.width, Math.max(scene.x(until), scene.x(from) + 2));
    const top = scene.stripTop + row * STRIP_ROW + 1;
    context.fillStyle = colors.kind(kind, fault.observed ? 0.3 : 0);
    context.fillRect(left, top, right - left, STRIP_ROW - 2);
    context.strokeStyle = colors.kind(kind);
    context.setLineDash(fault.observed ? [] : [3, 3]);
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, top + 0.5, right - left - 1, STRIP_ROW - 3);
    context.setLineDash([]);
    healEdge(context, scene, { fault, until, kind }, top, colors);
    faultLabel(context, fault, left, right, top, colors);
  }
}

function healEdge(context, scene, { fault, until, kind }, top, colors) {
  const x = scene.x(until);
  if (fault.healed && x >= scene.plot.left && x <= scene.plot.left + scene.plot.width) {
    context.fillStyle = colors.kind(kind);
    context.fillRect(x - 2, top, 3, STRIP_ROW - 2);
  }
}

function faultLabel(context, fault, left, right, top, colors) {
  const text = '#' + fault.number + ' ' + fault.description + (fault.observed ? '' : ' (no effect seen)');
  const letters = Math.floor((right - left - 8) / 6.2);
  if (letters < 4) return;
  context.fillStyle = colors.ink;
  context.fillText(text.length <= letters ? text : text.slice(0, letters - 1) + '…', left + 4, top + STRIP_ROW / 2 - 0.5);
}

/** Shades what a fault hit while it was in force. */
function drawFaultBands(context, scene, colors) {
  const { plot, view, faults } = scene;
  for (const { fault, from, until, kind } of faults.placed) {
    if (!fault.observed || until < view.from || from > view.until) continue;
    const left = Math.max(plot.left, scene.x(from));
    const right = Math.min(plot.left + plot.width, scene.x(until));
    const hit = nodesOf(fault);
    context.fillStyle = colors.kind(kind, 0.1);
    for (const band of scene.bands) {
      if (band.node === '' || hit.has(band.node)) {
        context.fillRect(left, band.top, Math.max(1, right - left), band.height);
      }
    }
  }
}

/** Hatches the times in which the harness itself stood still, so that they are not taken for the store's. */
function drawPauses(context, scene, colors) {
  const { plot, view, model } = scene;
  for (const { from, until } of model.facts.pauses) {
    if (until < view.from || from > view.until) continue;
    const left = Math.max(plot.left, scene.x(from));
    const width = Math.max(2, Math.min(plot.left + plot.width, scene.x(until)) - left);
    context.save();
    context.beginPath();
    context.rect(left, scene.stripTop, width, scene.height);
    context.clip();
    context.fillStyle = colors.dim;
    context.globalAlpha = 0.45;
    context.fillRect(left, 0, width, scene.height);
    context.globalAlpha = 1;
    context.strokeStyle = colors.quiet;
    context.lineWidth = 0.5;
    context.beginPath();
    for (let x = left - scene.height; x < left + width; x += 9) {
      context.moveTo(x, scene.height);
      context.lineTo(x + scene.height, 0);
    }
    context.stroke();
    context.restore();
    const text = 'harness paused';
    if (width > text.length * 6.2 + 6) {
      context.fillStyle = colors.ink;
      context.fillText(text, left + 4, scene.height - 10);
    }
  }
}
