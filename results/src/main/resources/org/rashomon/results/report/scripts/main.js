// Puts everything together once the page is there.

function toolbar(app, diagram) {
  const grouping = h('select', { 'aria-label': 'Lanes are', onchange: event => diagram.group(event.target.value) },
    Object.entries(GROUPINGS).map(([value, label]) => h('option', { value }, label)));
  const replicas = app.model.facts.nodes.slice(0, 8).map(name => h('label', { class: 'check' },
    h('input', { type: 'checkbox', checked: true, onchange: () => diagram.toggle(name) }),
    name.length > 14 ? name.slice(0, 13) + '…' : name));
  return [
    button('Whole run', () => app.view.fit(), 'Show the whole run (F)'),
    button('+', () => app.view.zoom(0.5), 'Zoom in (+)'),
    button('−', () => app.view.zoom(2), 'Zoom out (-)'),
    button('◀ anomaly', () => app.tour.anomaly(-1), 'Previous anomaly (P)'),
    button('anomaly ▶', () => app.tour.anomaly(1), 'Next anomaly (N)'),
    button('◀ fault', () => app.tour.fault(-1), 'Previous fault ([)'),
    button('fault ▶', () => app.tour.fault(1), 'Next fault (])'),
    h('label', {}, 'Lanes by ', grouping),
    app.model.facts.nodes.length > 1 ? h('span', { role: 'group', 'aria-label': 'Replicas shown' }, replicas) : '',
  ];
}

/** The view in the address, so that a link leads to the same place. */
function keepAddress(app) {
  const { view, model } = app;
  const read = () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    const [from, until] = (parts.get('t') ?? '').split('..').map(Number);
    if (until > from) view.show(from * 1e6, until * 1e6);
    if (parts.has('op')) {
      const row = model.columns.index.indexOf(Number(parts.get('op')));
      if (row >= 0) app.tour.showRow(row);
    }
    if (parts.has('filter')) app.history.search(parts.get('filter'), false);
    if (parts.has('key')) {
      const key = model.facts.keys.indexOf(parts.get('key'));
      if (key >= 0) app.keys.open(key);
    }
  };
  let waiting = 0;
  const write = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const parts = new URLSearchParams({ t: (view.from / 1e6).toFixed(6) + '..' + (view.until / 1e6).toFixed(6) });
      if (view.pinned >= 0) parts.set('op', model.columns.index[view.pinned]);
      if (app.keys.asked !== undefined) parts.set('key', app.keys.asked);
      if (app.history.input.value !== '') parts.set('filter', app.history.input.value);
      history.replaceState(null, '', '#' + parts);
    }, 400);
  };
  if (location.hash.includes('=')) read();
  view.on('time selection filter key', write);
  addEventListener('hashchange', () => { if (location.hash.includes('=')) read(); });
}

function describeView(app) {
  const { view, model } = app;
  const shown = model.firstFrom(view.until) - model.firstFrom(view.from);
  const anomalies = model.anomalies.filter(({ witness }) =>
    witness.some(event => event.micros >= view.from && event.micros <= view.until)).length;
  const partly = model.isWhole(view.from, view.until) ? '' : typeof followTiles === 'function'
    ? '; not all of them are drawn: zoom in to have the rest fetched' : '; the report holds only a part of the operations here';
  return `${seconds(view.from)} to ${seconds(view.until)}: ${count(shown)} operations, ${count(anomalies)} anomalies${partly}`;
}

async function main() {
  document.documentElement.dataset.scripts = 'yes';
  const model = new Model(await load(taken('facts'), taken('columns')));
  const colors = new Colors();
  const view = new View(model);
  const app = { model, view, colors, tour: new Tour(view) };
  const canvas = h('canvas', { id: 'space-time', tabindex: 0, role: 'application',
    'aria-label': 'Space-time diagram. Arrow keys move, plus and minus zoom, N and P go from anomaly to anomaly, J and K from operation to operation.' });
  const tools = byId('tools');
  byId('canvas').replaceChildren(canvas, h('div', { class: 'cursor', hidden: true }));
  const diagram = (app.diagram = new Diagram(canvas, view, colors));
  attachGestures(canvas, view, x => diagram.timeAt(x), (x, y) => diagram.rowAt(x, y));
  tools.replaceChildren(...toolbar(app, diagram));
  const status = byId('looked-at');
  view.on('time', onceAFrame(() => { status.textContent = describeView(app); }));
  addHint(canvas, diagram, app);
  app.history = new HistoryList(byId('history-list'), app);
  app.keys = new Keys(byId('key-list'), app);
  app.details = new Details(byId('details'), app);
  app.topology = new Topology(byId('topology-picture'), app);
  app.charts = addCharts(byId('chart-list'), view, colors);
  addCopyButtons(app);
  addCardButtons(app);
  attachKeys(app);
  view.fit();
  keepAddress(app);
  if (typeof followTiles === 'function') followTiles(app);
  document.documentElement.dataset.ready = 'yes';
  document.documentElement.dataset.readyMillis = Math.round(performance.now());
  globalThis.rashomon = app;
}

/** What is under the pointer, in a few words beside it. */
function addHint(canvas, diagram, app) {
  const hint = h('div', { class: 'hint', hidden: true });
  byId('canvas').append(hint);
  canvas.addEventListener('pointermove', event => {
    const row = diagram.rowAt(event.offsetX, event.offsetY);
    hint.hidden = row < 0;
    canvas.style.cursor = row < 0 ? 'grab' : 'pointer';
    if (row < 0) return;
    const { model } = app;
    hint.textContent = `${model.describe(row)} · ${OUTCOMES[model.outcome[row]]} · ${model.nodeOf(row)} · ${seconds(model.invoked[row])}, ${duration(model.duration[row])}`;
    hint.style.left = Math.min(event.offsetX + 14, canvas.clientWidth - 320) + 'px';
    hint.style.top = event.offsetY + 16 + 'px';
  });
  canvas.addEventListener('pointerleave', () => { hint.hidden = true; });
  app.view.on('time', () => { hint.hidden = true; });
}

main().catch(failure => {
  byId('tools').replaceChildren(h('span', { class: 'alert' }, 'The pictures could not be drawn: ' + failure));
  throw failure;
});
