// The table of keys, and the page of one: its versions, what each replica showed of it, and its operations.

const KEY_COLUMNS = [
  ['key', 'Key'], ['operations', 'Operations'], ['writes', 'Acknowledged writes'], ['leaders', 'Accepting replicas'],
  ['conflicts', 'Concurrent overwrites'], ['unknown', 'Unknown'], ['dropped', 'Dropped by design'],
  ['anomalies', 'Anomalies'], ['differs', 'Differs at the end'],
];
const KEYS_SHOWN = 200;
const FOUND_SHOWN = 8;
const CONFLICTS_SHOWN = 12;

class Keys {
  constructor(element, app) {
    this.element = element;
    this.app = app;
    this.order = 'anomalies';
    this.isDescending = true;
    this.table = this.summarize();
    this.list = h('div', { class: 'scroll' });
    this.page = h('div', { id: 'key-page', 'aria-live': 'polite' });
    this.search = h('input', { type: 'search', placeholder: 'name of a key', 'aria-label': 'Find keys by name',
      oninput: () => this.show() });
    element.replaceChildren(h('p', { class: 'toolbar' }, h('label', {}, 'Find ', this.search)), this.list, this.page);
    this.show();
    const worst = this.table.reduce((one, other) =>
      (other.anomalies - one.anomalies || other.dropped - one.dropped) > 0 ? other : one, this.table[0]);
    if (worst) this.open(worst.number, false);
  }

  /** Counts anew, over the operations that are there now. */
  refresh() {
    const name = this.opened;
    this.table = this.summarize();
    this.show();
    const number = this.app.model.facts.keys.indexOf(name);
    if (number >= 0) this.open(number, false);
  }

  summarize() {
    const { model } = this.app;
    const table = model.facts.keys.map((key, number) => ({
      key, number, operations: 0, writes: 0, leaders: 0, conflicts: 0, unknown: 0, dropped: 0, anomalies: 0,
      differs: '', lastWrite: -1, nodes: new Set(), final: new Map(),
    }));
    const finals = model.facts.phases.find(phase => phase.name === 'final-reads')?.micros ?? Infinity;
    for (let row = 0; row < model.rows; row++) {
      this.add(table[model.key[row]], row, finals);
    }
    for (const finding of model.facts.findings) {
      const touched = new Set(finding.witness.filter(event => event.row >= 0).map(event => model.key[event.row]));
      touched.forEach(key => table[key][finding.byDesign ? 'dropped' : 'anomalies']++);
    }
    table.forEach(entry => {
      entry.leaders = entry.nodes.size;
      entry.differs = new Set(entry.final.values()).size > 1 ? 'yes' : entry.final.size > 1 ? 'no' : 'not read';
    });
    return table;
  }

  add(entry, row, finals) {
    const { model } = this.app;
    entry.operations++;
    if (model.outcome[row] === INFO) entry.unknown++;
    if (model.outcome[row] !== OK) return;
    if (!model.isWrite(row)) {
      if (model.invoked[row] >= finals) entry.final.set(model.node[row], model.valueOf(row));
      return;
    }
    entry.writes++;
    entry.nodes.add(model.node[row]);
    const { lastWrite } = entry;
    if (lastWrite >= 0 && model.hasDot(row) && model.node[lastWrite] !== model.node[row]
        && !model.hadSeen(row, lastWrite) && !model.hadSeen(lastWrite, row)) entry.conflicts++;
    entry.lastWrite = row;
  }

  show() {
    const wanted = this.search.value.toLowerCase();
    const compare = (one, other) => {
      const [a, b] = [one[this.order], other[this.order]];
      const order = typeof a === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
      return (this.isDescending ? -order : order) || one.number - other.number;
    };
    const found = this.table.filter(entry => entry.key.toLowerCase().includes(wanted)).sort(compare);
    const rows = found.slice(0, KEYS_SHOWN).map(entry => h('tr', { class: entry.anomalies > 0 ? 'gap' : '' },
      KEY_COLUMNS.map(([name], at) => (at === 0
        ? h('th', { scope: 'row' }, button(entry.key || '(no key)', () => this.open(entry.number)))
        : h('td', { class: name === 'differs' ? '' : 'figure' }, typeof entry[name] === 'number' ? count(entry[name]) : entry[name])))));
    this.list.replaceChildren(h('table', {},
      h('caption', {}, `${count(Math.min(KEYS_SHOWN, found.length))} of ${count(found.length)} keys; a click on a heading sorts`
        + (this.app.model.rows < this.app.model.facts.allRows ? '; counted over the operations in this page' : '')),
      h('thead', {}, h('tr', {}, KEY_COLUMNS.map(([name, title]) => h('th', {
        scope: 'col', 'aria-sort': name === this.order ? (this.isDescending ? 'descending' : 'ascending') : 'none',
      }, button(title + (name === this.order ? (this.isDescending ? ' ↓' : ' ↑') : ''), () => this.sortBy(name)))))),
      h('tbody', {}, rows)));
  }

  sortBy(name) {
    this.isDescending = name === this.order ? !this.isDescending : name !== 'key';
    this.order = name;
    this.show();
  }

  open(number, scroll = true) {
    const { model, tour, history } = this.app;
    const all = versionsOf(model, number);
    const center = Math.max(0, all.findIndex(row => model.marked[row] === 2));
    const first = Math.max(0, Math.min(center - 8, all.length - VERSIONS_SHOWN));
    const writes = all.slice(first, first + VERSIONS_SHOWN);
    const name = (this.opened = model.facts.keys[number]);
    this.page.replaceChildren(
      h('h3', {}, 'Key ', h('code', {}, name || '(no key)')),
      h('p', { class: 'note' }, this.caption(writes.length, all.length)),
      writes.length > 0
        ? h('div', { class: 'scroll picture', tabindex: 0, role: 'region', 'aria-label': 'Versions of ' + name },
          versionGraph(model, writes, row => tour.showRow(row)))
        : '',
      h('h4', {}, 'What each replica showed of it over time'),
      valuePicture(model, number, row => tour.showRow(row)),
      this.finalValues(number),
      this.found(number),
      this.conflicts(name, all),
      h('p', { class: 'actions' },
        button('Operations on this key in the history', () => history.search('key:' + quoted(name)))));
    if (scroll) {
      this.asked = name;
      this.app.view.tell('key');
      this.page.scrollIntoView({ block: 'nearest' });
    }
  }

  /** What was found of a key: anomalies, then what the contract permits, with the rule that permits it. */
  found(number) {
    const { model } = this.app;
    const found = model.facts.findings
      .filter(finding => finding.witness.some(event => event.row >= 0 && model.key[event.row] === number))
      .sort((one, other) => one.byDesign - other.byDesign);
    if (found.length === 0) return '';
    const more = found.length - FOUND_SHOWN;
    return h('div', {}, h('h4', {}, 'What was found of it'),
      h('ul', {}, found.slice(0, FOUND_SHOWN).map(({ name, sentence, byDesign, rule }) =>
        h('li', {}, h('strong', {}, name + (byDesign ? ' (by design)' : '')), ' ' + sentence + (rule ? ' Rule: ' + rule + '.' : ''))),
      more > 0 ? h('li', {}, `and ${count(more)} more`) : ''));
  }

  /** What replicas logged of conflicts on the key: what met what, and what came of it. */
  conflicts(name, writes) {
    const { model } = this.app;
    const { facts } = model;
    const entries = facts.conflicts.filter(entry => entry.key === name);
    if (entries.length === 0) return '';
    const values = new Map(writes.map(row => [model.dotOf(row), model.valueOf(row) || 'deleted']));
    const version = dot => (dot === '-' ? 'nothing' : values.has(dot) ? `${values.get(dot)} (${dot})` : dot);
    const winner = { apply_remote: entry => version(entry.remote), keep_local: entry => version(entry.local),
      skip: entry => version(entry.local), merge: () => 'both, merged', keep_both: () => 'both' };
    const caption = `${count(Math.min(entries.length, CONFLICTS_SHOWN))} of ${count(entries.length)} conflicts that replicas logged of it`
      + (facts.contract.strategy ? `; the rule: ${facts.contract.strategy}` : '')
      + (facts.conflicts.length < facts.allConflicts ? '; the page holds a sample of the logs' : '');
    return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Conflicts' }, h('table', {}, h('caption', {}, caption),
      h('thead', {}, h('tr', {}, ['Told at', 'Replica', 'What met what', 'It held', 'Arrived', 'Resolution', 'Stands'].map(title => h('th', { scope: 'col' }, title)))),
      h('tbody', {}, entries.slice(0, CONFLICTS_SHOWN).map(entry => h('tr', {},
        [seconds(entry.micros), entry.node, entry.kind.replaceAll('_', ' '), version(entry.local), version(entry.remote),
          entry.resolution.replaceAll('_', ' '), winner[entry.resolution]?.(entry) ?? ''].map(cell => h('td', {}, cell)))))));
  }

  caption(shown, all) {
    const { model } = this.app;
    const cut = shown < all ? `${count(shown)} of ${count(all)} versions are shown. ` : '';
    return all === 0 ? 'Nothing was written under this key.'
      : cut + (model.hasVersions
        ? 'A line leads from a version to the one that overwrote it knowingly; versions that no path joins were written concurrently. A dotted line leads from a version to the concurrent one that it lost to. Crossed out: part of an anomaly. Dashed: nobody knows whether it took effect.'
        : 'The store tells no versions, so nothing is known of who had seen what.');
  }

  finalValues(number) {
    const { final } = this.table[number];
    const { nodes } = this.app.model.facts;
    if (final.size === 0) return '';
    return h('table', {}, h('caption', {}, 'What the final reads showed'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Replica'), h('th', { scope: 'col' }, 'Value'))),
      h('tbody', {}, [...final].map(([node, value]) =>
        h('tr', {}, h('th', { scope: 'row' }, nodes[node]), h('td', {}, h('code', {}, value))))));
  }
}
