// What is looked at: a stretch of time, a cursor, a selection, a filter. Everything that draws listens.

class View {
  constructor(model) {
    this.model = model;
    this.from = 0;
    this.until = model.end;
    this.cursor = -1;
    this.pinned = -1;
    this.compared = -1;
    this.cone = null;
    this.matches = null;
    this.listeners = { time: [], cursor: [], selection: [], filter: [], key: [] };
    this.least = 20;
  }

  on(what, listener) {
    what.split(' ').forEach(name => this.listeners[name].push(listener));
  }

  tell(what) {
    this.listeners[what].forEach(listener => listener());
  }

  show(from, until) {
    const length = Math.min(Math.max(until - from, this.least), this.model.end);
    const start = Math.min(Math.max(from, 0), this.model.end - length);
    this.from = start;
    this.until = start + length;
    this.tell('time');
  }

  fit() { this.show(0, this.model.end); }

  /** Narrower for a factor below 1; the time at {@code around} stays where it is. */
  zoom(factor, around = (this.from + this.until) / 2) {
    this.show(around - (around - this.from) * factor, around + (this.until - around) * factor);
  }

  pan(share) {
    const by = (this.until - this.from) * share;
    this.show(this.from + by, this.until + by);
  }

  /** Brings a stretch into view with room on both sides. */
  reveal(from, until) {
    const room = Math.max((until - from) * 0.4, 5000);
    this.show(from - room, until + room);
  }

  moveCursor(micros) {
    this.cursor = micros;
    this.tell('cursor');
  }

  pin(row) {
    this.pinned = row;
    this.compared = -1;
    this.cone = null;
    this.tell('selection');
  }

  compare(row) {
    this.compared = row;
    this.tell('selection');
  }

  showCone(cone) {
    this.cone = cone;
    this.tell('selection');
  }

  /** Other operations are there now: what is pinned is found again by its event, a cone is not kept. */
  replaceRows(replace) {
    const eventOf = row => (row < 0 ? -1 : this.model.columns.index[row]);
    const events = [eventOf(this.pinned), eventOf(this.compared)];
    replace();
    [this.pinned, this.compared] = events.map(event => (event < 0 ? -1 : this.model.columns.index.indexOf(event)));
    this.cone = null;
  }

  filterBy(matches) {
    this.matches = matches;
    this.tell('filter');
  }

  /** The time that pictures of one moment show. */
  moment() {
    return this.isCursorInView() ? this.cursor : (this.from + this.until) / 2;
  }

  isCursorInView() {
    return this.cursor >= this.from && this.cursor <= this.until;
  }
}
