// What each replica held of one key over time, as far as its answers tell: a stretch lasts from the answer that showed a
// value to the answer that showed another one. The same value has the same tint everywhere.

const VALUE_ROW = 26;
const STRETCHES_SHOWN = 400;

/** For each replica its stretches, as {from, until, text}. */
function valuesOverTime(model, key) {
  const rows = [];
  for (let row = 0; row < model.rows; row++) {
    if (model.key[row] === key && model.outcome[row] === OK) rows.push(row);
  }
  rows.sort((one, other) => model.over(one) - model.over(other));
  const byNode = new Map();
  for (const row of rows) {
    const name = model.nodeOf(row);
    const stretches = byNode.get(name) ?? [];
    const text = model.valueOf(row) || 'deleted';
    const last = stretches.at(-1);
    if (!last || last.text !== text) {
      if (last) last.until = model.over(row);
      stretches.push({ from: model.over(row), until: model.end, text, row });
    }
    byNode.set(name, stretches);
  }
  return { byNode: [...byNode].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true })), rows };
}

function valuePicture(model, key, onPick) {
  const { byNode, rows } = valuesOverTime(model, key);
  if (rows.length === 0) return '';
  const [left, right] = [120, 990];
  const start = model.over(rows[0]);
  const end = Math.max(model.over(rows.at(-1)), start + 1);
  const x = micros => left + ((Math.min(micros, end) - start) / (end - start)) * (right - left);
  const tints = new Map();
  const tint = text => {
    if (!tints.has(text)) tints.set(text, `hsl(${(tints.size * 137) % 360} 60% 55%)`);
    return tints.get(text);
  };
  let room = STRETCHES_SHOWN;
  const shapes = byNode.flatMap(([name, stretches], at) => {
    const y = 4 + at * VALUE_ROW;
    const shown = stretches.slice(-room);
    room = Math.max(1, room - shown.length);
    return [s('text', { class: 'node', x: 6, y: y + 14 }, name.length > 14 ? name.slice(0, 13) + '…' : name),
      ...shown.map(stretch => valueStretch(stretch, { x: x(stretch.from), end: x(stretch.until), y }, tint(stretch.text), onPick))];
  });
  const height = 4 + byNode.length * VALUE_ROW;
  for (const tick of ticks(start, end, 7)) {
    shapes.push(s('text', { class: 'tick', x: x(tick.at), y: height + 12 }, tick.label));
  }
  return h('div', { class: 'scroll picture', tabindex: 0, role: 'region', 'aria-label': 'Values over time' },
    s('svg', { viewBox: `0 0 1000 ${height + 18}`, role: 'img',
      'aria-label': 'What the answers of each replica showed of the key over time' }, shapes));
}

function valueStretch({ text, from, row }, { x, end, y }, color, onPick) {
  const width = Math.max(1.5, end - x - 1);
  const mark = s('g', { class: 'held' },
    s('title', {}, `${text}, shown from ${seconds(from)} on`),
    s('rect', { x, y, width, height: VALUE_ROW - 6, fill: color, 'fill-opacity': 0.35, stroke: color }),
    width > text.length * 7 + 6 ? s('text', { x: x + 4, y: y + 14 }, text) : '');
  mark.addEventListener('click', () => onPick(row));
  return mark;
}
