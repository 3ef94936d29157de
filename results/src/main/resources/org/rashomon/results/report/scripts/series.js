// What the charts show. Zoomed out, the stretches that were counted over the whole history; zoomed in, the operations.

const FEW_STRETCHES = 80;
const POINTS_UP_TO = 1500;

class Series {
  constructor(model, colors) {
    this.model = model;
    this.colors = colors;
    this.overview = model.facts.overview;
    this.states = statesByNode(model);
    this.kept = new Map();
    this.stretch = this.overview.untilMicros / this.overview.outcomes[0].length;
  }

  /** Lines that do not depend on what is looked at; only their colors change, between light and dark. */
  keep(name, make) {
    const wanted = name + this.colors.isDark;
    if (!this.kept.has(wanted)) this.kept.set(wanted, make());
    return this.kept.get(wanted);
  }

  /** The points of a counted line between two times. */
  counted(values, from, until) {
    const first = Math.max(0, Math.floor(from / this.stretch) - 1);
    const end = Math.min(values.length, Math.ceil(until / this.stretch) + 1);
    const points = [];
    for (let at = first; at < end; at++) {
      points.push([(at + 0.5) * this.stretch, values[at]]);
    }
    return points;
  }

  isCoarse(from, until) {
    return (until - from) / this.stretch < FEW_STRETCHES && this.model.isWhole(from, until)
      && this.model.firstFrom(until) - this.model.firstFrom(from) < 4 * POINTS_UP_TO;
  }

  latency(from, until) {
    const { colors, model } = this;
    const lines = [];
    if (this.isCoarse(from, until)) {
      const rows = this.endedOk(from, until);
      if (rows.length <= POINTS_UP_TO) {
        return [{ label: 'each ok operation', color: colors.ok, dots: true,
          points: rows.map(row => [model.over(row), Math.max(1, model.duration[row])]) }];
      }
    }
    const names = ['p50', 'p95', 'p99', 'longest'];
    this.wide(this.overview.latency, from, until).forEach((points, at) => {
      lines.push({ label: names[at], points, color: colors.series(at), dash: DASHES[at], gap: this.gap(from, until) });
    });
    return lines;
  }

  /** Merges stretches until some two hundred are left; the most is taken, so that nothing bad is averaged away. */
  wide(lines, from, until) {
    const factor = Math.max(1, Math.floor((until - from) / this.stretch / 240));
    return lines.map(values => this.counted(values, from, until).reduce((merged, point, at) => {
      if (at % factor === 0) merged.push(point.slice());
      else if (point[1] > merged[merged.length - 1][1]) merged[merged.length - 1][1] = point[1];
      return merged;
    }, []).filter(point => point[1] >= 0));
  }

  /** How long nothing may be measured before a line is broken. */
  gap(from, until) {
    return Math.max((until - from) / 25, 12 * this.stretch);
  }

  endedOk(from, until) {
    const rows = [];
    for (let row = this.model.firstFrom(from); row < this.model.rows && this.model.invoked[row] < until; row++) {
      if (this.model.outcome[row] === OK) rows.push(row);
    }
    return rows;
  }

  throughput(from, until) {
    const { colors } = this;
    const factor = Math.max(1, Math.floor((until - from) / this.stretch / 90));
    return OUTCOMES.map((label, outcome) => {
      const points = this.counted(this.overview.outcomes[outcome], from, until);
      const merged = [];
      for (let at = 0; at < points.length; at += factor) {
        const group = points.slice(at, at + factor);
        const sum = group.reduce((total, point) => total + point[1], 0);
        merged.push([group[0][0], (sum / (group.length * this.stretch)) * 1e6]);
      }
      return { label, points: merged, steps: true, dash: DASHES[outcome], color: [colors.ok, colors.fail, colors.info][outcome] };
    });
  }

  lag(from, until) {
    return this.singleWrites(from, until) ?? this.overview.lags.flatMap((pair, at) => ['p50', 'p99'].map((name, which) => ({
      label: lagName(pair, name),
      points: this.wide([pair.percentiles[which]], from, until)[0],
      color: this.colors.series(at),
      dash: which === 0 ? [1, 3] : DASHES[at % DASHES.length],
      gap: this.gap(from, until),
    })));
  }

  /** Each write on its way to each other replica, where they are few: how late it was seen there, or that it never was. */
  singleWrites(from, until) {
    const { model, colors, overview } = this;
    if (!model.hasVersions || !this.isCoarse(from, until)) return null;
    const rows = this.endedOk(from, until).filter(row => model.isWrite(row) && model.hasDot(row));
    const { replicas } = model.facts;
    if (rows.length * (replicas.length - 1) > POINTS_UP_TO) return null;
    const lines = overview.lags.map((pair, at) => ({
      label: pair.from + ' → ' + pair.to, points: [], dots: true, color: colors.series(at), to: replicas.indexOf(pair.to), from: pair.from }));
    const never = { label: 'never seen there', points: [], crosses: true, color: colors.bad };
    for (const row of rows) {
      for (const line of lines) {
        if (line.from !== model.nodeOf(row) || line.to < 0) continue;
        const sight = model.sight[line.to][row];
        (sight < 0 ? never : line).points.push([model.over(row), sight < 0 ? NaN : Math.max(1, sight)]);
      }
    }
    return [...lines, never].filter(({ points }) => points.length > 0)
      .map(line => ({ ...line, points: line.points.sort((one, other) => one[0] - other[0]) }));
  }

  behind(from, until) {
    return this.overview.lags.map((pair, at) => ({
      label: pair.from + ' → ' + pair.to,
      points: this.counted(pair.behind[0], from, until),
      color: this.colors.series(at),
      dash: DASHES[at % DASHES.length],
      steps: true,
    }));
  }

  openKeys(from, until) {
    return this.overview.openKeys.map(values => ({
      label: 'keys on which replicas may differ',
      points: this.counted(values, from, until),
      color: this.colors.bad,
      steps: true,
    }));
  }

  clocks() {
    return [...this.states].map(([node, seen], at) => ({
      label: node,
      points: seen.filter(state => state.reachable).map(state => [state.micros, state.offset / 1000]),
      color: this.colors.series(at),
      dash: DASHES[at % DASHES.length],
      steps: true,
    }));
  }

  /** Changes of others that arrived at each replica a second, and those that it had already. */
  traffic() {
    const counted = [['received', 'arrived at'], ['duplicates', 'again at']];
    return counted.flatMap(([name, words], kind) => [...this.states].map(([node, seen], at) => ({
      label: `${words} ${node}`,
      points: rates(seen.filter(state => state.reachable && state.counters), name),
      color: this.colors.series(at),
      dash: DASHES[kind],
      steps: true,
    }))).filter(({ label, points }) => !label.startsWith('again') || points.some(([, rate]) => rate > 0));
  }

  /** A figure that senders keep of each link; {@code points} makes points of what a sender said and the figure's name. */
  perLink(name, points) {
    const lines = [...this.states].flatMap(([node, seen]) => {
      const told = seen.filter(state => state.reachable && state.counters);
      const counters = [...new Set(told.flatMap(state => Object.keys(state.counters)))].filter(counter => counter.startsWith(name + '->'));
      return counters.map(counter => ({ label: node + ' → ' + counter.slice(name.length + 2), points: points(told, counter) }));
    });
    return lines.map((line, at) => ({ ...line, color: this.colors.series(at), dash: DASHES[at % DASHES.length], steps: true }))
      .filter(line => line.points.some(([, value]) => value > 0));
  }

  /** Messages a second that were not answered. */
  lost() { return this.perLink('unanswered', rates); }

  /** For how long the oldest change has waited that the other end is not yet known to have. */
  delayed() {
    return this.perLink('waitingMillis', (states, counter) =>
      states.map(state => [state.micros, (state.counters[counter] ?? 0) * 1000]));
  }

  /** Changes that each replica still had to send to its peers, by its own account. */
  unsent() {
    return [...this.states].map(([node, seen], at) => ({
      label: node,
      points: seen.filter(state => state.reachable).map(state => [state.micros, state.backlog]),
      color: this.colors.series(at),
      dash: DASHES[at % DASHES.length],
      steps: true,
    }));
  }

  /** How many different states the replicas that answer are in: one means that they agree. */
  digests() {
    const last = new Map();
    const points = [];
    for (const state of this.model.facts.states) {
      if (state.reachable) last.set(state.node, state.digest);
      else last.delete(state.node);
      points.push([state.micros, new Set(last.values()).size]);
    }
    return [{ label: 'different states among replicas that answer', points, color: this.colors.link, dash: DASHES[1], steps: true }];
  }
}

const lagName = (pair, name) => `${pair.from} → ${pair.to} ${name}`;

/** A counter's growth a second between answers; a counter that fell began anew. */
function rates(states, name) {
  const points = [];
  for (let at = 1; at < states.length; at++) {
    const [before, now] = [states[at - 1], states[at]];
    const grown = (now.counters[name] ?? 0) - (before.counters[name] ?? 0);
    points.push([before.micros, (Math.max(0, grown) / Math.max(1, now.micros - before.micros)) * 1e6]);
  }
  return points;
}

function addCharts(holder, view, colors) {
  const { model } = view;
  const series = new Series(model, colors);
  const density = new Density(model, colors);
  const charts = [];
  const add = options => {
    charts.push(new Chart(holder, view, colors, options));
    return charts.at(-1);
  };
  const latency = add({ title: 'Latency of acknowledged operations', unit: duration, log: true,
    note: 'percentiles of stretches; the shade tells how many operations ended there; few are drawn one by one',
    series: (from, until) => series.latency(from, until),
    behind: (context, plot, y) => density.draw(context, view, plot, y) });
  density.whenReady(latency.drawSoon);
  // The final reads come as fast as they can and would flatten everything else.
  add({ title: 'Operations a second, by outcome', unit: count, series: (from, until) => series.throughput(from, until),
    scaleUntil: model.facts.phases.find(phase => phase.name === 'final-reads')?.micros });
  if (series.overview.lags.length > 0) {
    add({ title: 'Replication lag of each ordered pair', unit: duration, log: true,
      note: 'from acknowledgement to the first answer that showed the write, so an upper bound; zoomed in, each write, with a cross where it was never seen',
      off: series.overview.lags.map(pair => lagName(pair, 'p50')),
      series: (from, until) => series.lag(from, until) });
    add({ title: 'Writes not yet seen', unit: count, note: 'acknowledged by one replica and not shown by the other',
      series: (from, until) => series.behind(from, until) });
  }
  addMessageCharts(add, series);
  if (model.facts.states.some(state => state.counters?.received)) {
    add({ title: 'Changes that arrived a second', unit: count,
      note: 'what a fault holds up or drops does not arrive; what arrives again was sent again',
      series: () => series.keep('traffic', () => series.traffic()) });
  }
  if (model.facts.states.some(state => state.backlog > 0)) {
    add({ title: 'Changes still to be sent', unit: count, series: () => series.keep('unsent', () => series.unsent()) });
  }
  if (series.overview.openKeys.length > 0 || model.facts.states.length > 0) {
    add({ title: 'Divergence', unit: count,
      series: (from, until) => [...series.openKeys(from, until), ...series.keep('digests', () => series.digests())] });
  }
  if (model.facts.states.some(state => state.reachable)) {
    add({ title: 'Clock ahead of the harness', unit: value => value.toFixed(Math.abs(value) < 10 ? 1 : 0) + ' ms',
      series: () => series.keep('clocks', () => series.clocks()) });
  }
  return charts;
}

/** What became of messages on each link, as far as their senders tell. */
function addMessageCharts(add, series) {
  const lost = () => series.keep('lost', () => series.lost());
  const delayed = () => series.keep('delayed', () => series.delayed());
  if (lost().length > 0) {
    add({ title: 'Messages lost a second, by link', unit: count,
      note: 'sent and never answered, as their senders count: the message or its answer was lost', series: lost });
  }
  if (delayed().length > 0) {
    add({ title: 'Messages delayed, by link', unit: duration,
      note: 'how long the oldest change had waited that the other end was not yet known to have', series: delayed });
  }
}
