// The versions of one key: who overwrote whom. A version stands in the row of the replica that accepted it, in the
// order of time; lines lead to the versions that the replica had when it accepted it.

const VERSIONS_SHOWN = 36;

/** The writes of a key of which the store told the version, in the order of their acknowledgement. */
function versionsOf(model, key) {
  const rows = [];
  for (let row = 0; row < model.rows; row++) {
    if (model.key[row] === key && model.isWrite(row) && model.outcome[row] !== FAIL) rows.push(row);
  }
  return rows.sort((one, other) => model.over(one) - model.over(other));
}

/** The versions that a write had seen and no other seen one had seen. */
function parentsOf(model, row, writes) {
  const seen = writes.filter(other => other !== row && model.hadSeen(row, other));
  return seen.filter(one => !seen.some(other => other !== one && model.hadSeen(other, one)));
}

function versionGraph(model, writes, onPick) {
  const replicas = [...new Set(writes.map(row => model.nodeOf(row)))].sort();
  const step = 74;
  const width = 120 + writes.length * step;
  const height = 30 + replicas.length * 56;
  const place = new Map(writes.map((row, at) =>
    [row, { x: 120 + at * step, y: 30 + replicas.indexOf(model.nodeOf(row)) * 56 }]));
  const shapes = replicas.flatMap((name, at) => [
    s('line', { class: 'lane', x1: 0, x2: width, y1: 30 + at * 56, y2: 30 + at * 56 }),
    s('text', { class: 'node', x: 6, y: 26 + at * 56 }, name),
  ]);
  for (const row of writes) {
    for (const parent of model.hasVersions ? parentsOf(model, row, writes) : []) {
      const from = place.get(parent);
      const to = place.get(row);
      const bend = from.y === to.y && to.x - from.x > step ? -26 : 0;
      shapes.push(s('path', {
        class: 'edge',
        d: `M${from.x} ${from.y} Q${(from.x + to.x) / 2} ${(from.y + to.y) / 2 + bend} ${to.x} ${to.y}`,
      }));
    }
  }
  shapes.push(...losses(model, place));
  writes.forEach(row => shapes.push(versionMark(model, row, place.get(row), onPick)));
  return s('svg', {
    viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', class: 'versions',
    'aria-label': 'Versions of the key in the order of time, in the row of the replica that accepted them',
  }, shapes);
}

/** Which concurrent version a dropped one lost to, and by which rule. */
function losses(model, place) {
  return model.facts.findings.filter(finding => finding.byDesign).flatMap(finding => {
    const [from, to] = [role => role.startsWith('lost'), role => role === 'winner'].map(test =>
      place.get(finding.witness.find(event => test(event.role))?.row));
    if (!from || !to) return [];
    return [s('path', { class: 'beaten', d: `M${from.x} ${from.y} Q${(from.x + to.x) / 2} ${(from.y + to.y) / 2 + 22} ${to.x} ${to.y}` },
      s('title', {}, finding.rule))];
  });
}

function versionMark(model, row, { x, y }, onPick) {
  const state = model.marked[row] === 2 ? 'grave' : model.outcome[row] === INFO ? 'unknown' : 'sure';
  const text = model.valueOf(row);
  const mark = s('g', { class: 'version ' + state, tabindex: 0, role: 'button',
    'aria-label': model.describe(row) + ' at ' + seconds(model.over(row)) + (state === 'grave' ? ', part of an anomaly' : '') },
  s('circle', { cx: x, cy: y, r: 7 }),
  state === 'grave' ? s('path', { class: 'cross', d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` }) : '',
  s('text', { class: 'value', x, y: y - 12 }, text.length > 10 ? text.slice(0, 9) + '…' : text || 'deleted'),
  s('text', { class: 'dot', x, y: y + 21 }, model.dotOf(row)));
  mark.addEventListener('click', () => onPick(row));
  mark.addEventListener('keydown', event => { if (event.key === 'Enter') onPick(row); });
  return mark;
}
