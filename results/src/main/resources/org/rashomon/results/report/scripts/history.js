// The operations as a list that draws only what is in sight, with a filter, and exports of what is selected.

const ROW_HEIGHT = 24;
const HISTORY_COLUMNS = ['Event', 'Time', 'Took', 'Node', 'Session', 'Operation', 'Outcome', 'Version'];
/** Browsers cannot scroll further than this; beyond it, a row stands for a share of the list. */
const MOST_SCROLL = 8_000_000;

class HistoryList {
  constructor(element, app) {
    this.app = app;
    this.rows = null;
    this.input = h('input', { id: 'filter', type: 'search', spellcheck: 'false', autocomplete: 'off',
      placeholder: 'key:k7 f:write outcome:info node:n2 t:12..14 latency:>200ms anomaly:any fault:2', 'aria-describedby': 'filter-help' });
    this.status = h('span', { role: 'status', class: 'note' });
    this.spacer = h('div', { class: 'spacer' });
    this.body = h('div', { class: 'rows' });
    this.scroller = h('div', { class: 'list', tabindex: 0, role: 'region', 'aria-label': 'Operations' }, this.spacer, this.body);
    let waiting = 0;
    this.input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.apply(), 150);
    });
    this.drawSoon = onceAFrame(() => this.draw());
    this.scroller.addEventListener('scroll', this.drawSoon);
    app.view.on('selection', () => this.follow());
    element.replaceChildren(
      h('p', { class: 'toolbar' }, h('label', { for: 'filter' }, 'Filter '), this.input,
        button('Anomalies', () => this.search('anomaly:any')), button('Unknown', () => this.search('outcome:info')),
        button('Clear', () => this.search(''))),
      h('p', { class: 'note', id: 'filter-help' }, 'All terms must hold; a minus before a term turns it round; /…/ is a'
        + ' regular expression. Fields: ' + Object.keys(FILTER_FIELDS).join(', ') + '.'),
      h('p', { class: 'toolbar' }, this.status, button('Export NDJSON', () => this.export('ndjson')), button('Export EDN', () => this.export('edn'))),
      h('div', { class: 'heading', 'aria-hidden': 'true' }, HISTORY_COLUMNS.map(title => h('span', {}, title))),
      this.scroller);
    this.apply();
  }

  search(text, scroll = true) {
    this.input.value = text;
    this.apply();
    if (scroll) this.input.scrollIntoView({ block: 'nearest' });
  }

  apply() {
    const { model, view } = this.app;
    try {
      const test = compileFilter(model, this.input.value);
      this.input.setCustomValidity('');
      this.rows = test && Int32Array.from({ length: model.rows }, (_, row) => row).filter(test);
      const matches = test && new Uint8Array(model.rows);
      this.rows?.forEach(row => { matches[row] = 1; });
      view.filterBy(matches);
      this.status.textContent = `${count(this.length())} of ${count(model.rows)} operations`
        + (model.rows < model.facts.allRows ? ` (the report holds ${count(model.rows)} of ${count(model.facts.allRows)})` : '');
    } catch (wrong) {
      if (!(wrong instanceof FilterError)) throw wrong;
      this.input.setCustomValidity(wrong.message);
      this.status.textContent = wrong.message;
      return;
    }
    this.spacer.style.height = Math.min(MOST_SCROLL, this.length() * ROW_HEIGHT) + 'px';
    this.drawSoon();
  }

  length() { return this.rows ? this.rows.length : this.app.model.rows; }

  rowAt(place) { return this.rows ? this.rows[place] : place; }

  draw() {
    const shown = Math.ceil(this.scroller.clientHeight / ROW_HEIGHT) + 1;
    const reach = Math.max(1, this.spacer.offsetHeight - this.scroller.clientHeight);
    const first = Math.max(0, Math.round((this.scroller.scrollTop / reach) * (this.length() - shown + 1)));
    const lines = [];
    for (let place = first; place < Math.min(this.length(), first + shown); place++) {
      lines.push(this.line(this.rowAt(place)));
    }
    this.body.style.transform = `translateY(${this.scroller.scrollTop}px)`;
    this.body.replaceChildren(...lines);
  }

  line(row) {
    const { model, tour, view } = this.app;
    const outcome = OUTCOMES[model.outcome[row]];
    const cells = [model.columns.index[row], seconds(model.invoked[row]), duration(model.duration[row]), model.nodeOf(row),
      model.session[row], model.describe(row), outcome + (model.errorOf(row) ? ': ' + model.errorOf(row) : ''), model.dotOf(row)];
    return h('button', { type: 'button', class: `line ${outcome}${model.marked[row] === 2 ? ' grave' : ''}${row === view.pinned ? ' pinned' : ''}`,
      onclick: () => tour.showRow(row) },
    cells.map((cell, at) => h('span', { title: at === 6 || at === 5 ? cell : false }, cell)));
  }

  follow() {
    const { pinned } = this.app.view;
    const place = pinned < 0 ? -1 : this.rows ? this.rows.indexOf(pinned) : pinned;
    const reach = Math.max(1, this.spacer.offsetHeight - this.scroller.clientHeight);
    const shown = this.scroller.clientHeight / ROW_HEIGHT;
    if (place >= 0 && !this.isInSight(pinned)) {
      this.scroller.scrollTop = ((place - shown / 2) / Math.max(1, this.length() - shown)) * reach;
    }
    this.drawSoon();
  }

  isInSight(row) {
    const event = String(this.app.model.columns.index[row]);
    return [...this.body.children].slice(1, -2).some(line => line.firstChild.textContent === event);
  }

  export(format) {
    const lines = [];
    for (let place = 0; place < this.length(); place++) {
      lines.push(format === 'edn' ? ednLine(this.app.model, this.rowAt(place)) : ndjsonLine(this.app.model, this.rowAt(place)));
    }
    offer('operations.' + format, lines.join('\n') + '\n', 'text/plain');
  }
}

function ndjsonLine(model, row) {
  return JSON.stringify({
    event: model.columns.index[row], invokedMicros: model.invoked[row],
    durationMicros: model.duration[row] < 0 ? null : model.duration[row], outcome: OUTCOMES[model.outcome[row]],
    node: model.nodeOf(row), session: model.session[row], process: model.columns.process[row], f: model.functionOf(row),
    key: model.keyOf(row), value: model.valueOf(row), version: model.dotOf(row), error: model.errorOf(row),
  });
}

function ednLine(model, row) {
  const text = value => JSON.stringify(value);
  const common = `:process ${model.columns.process[row]}, :f :${model.functionOf(row)}, :value [${text(model.keyOf(row))} ${text(model.valueOf(row))}]`;
  const invoke = `{:type :invoke, ${common}, :time ${Math.round(model.invoked[row] * 1000)}, :index ${model.columns.index[row]}}`;
  if (model.duration[row] < 0) return invoke;
  return invoke + `\n{:type :${OUTCOMES[model.outcome[row]]}, ${common}, :time ${Math.round(model.over(row) * 1000)}, :index ${model.columns.index[row] + model.columns.indexes[row]}}`;
}
