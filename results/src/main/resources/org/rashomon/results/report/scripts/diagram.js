// The space-time diagram: replicas and processes from top to bottom, true time from left to right.

const GUTTER = 92;
const RIGHT_MARGIN = 10;
const SHAPES_UP_TO = 2500;

class Diagram {
  constructor(canvas, view, colors) {
    this.canvas = canvas;
    this.view = view;
    this.model = view.model;
    this.colors = colors;
    this.pixels = new Pixels(colors);
    this.faults = stackFaults(this.model.facts.faults);
    this.states = statesByNode(this.model);
    this.hidden = new Set();
    this.drawSoon = onceAFrame(() => this.draw());
    this.group('node');
    view.on('time selection filter', this.drawSoon);
    view.on('cursor', () => this.moveCursor());
    new ResizeObserver(this.drawSoon).observe(canvas.parentElement);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.drawSoon);
  }

  group(grouping) {
    this.grouping = grouping;
    this.laid = lanesBy(this.model, grouping);
    this.drawSoon();
  }

  /** Hides or shows the lanes of a replica; its head stays. */
  toggle(label) {
    if (!this.hidden.delete(label)) this.hidden.add(label);
    this.drawSoon();
  }

  /** Processes always have their lanes; of sessions and keys only those that are in sight, so that names find room. */
  isLaneShown(lane, number) {
    if (this.hidden.has(this.laid.groups[lane.group].label)) return false;
    if (this.grouping === 'node') return true;
    const [first, end] = visibleOf(this.model, this.laid, number, this.view.from, this.view.until);
    return first < end;
  }

  /** Where everything lies. */
  layOut() {
    const ratio = devicePixelRatio || 1;
    const width = this.canvas.parentElement.clientWidth;
    const isShown = this.laid.lanes.map((lane, number) => this.isLaneShown(lane, number));
    const shown = isShown.filter(is => is).length;
    const laneHeight = Math.max(3, Math.min(16, Math.floor(560 / Math.max(1, shown))));
    const stripTop = 20 + STRIP_ROW;
    const plotTop = stripTop + this.faults.rows.length * STRIP_ROW + 6;
    const lanes = [];
    const heads = [];
    const bands = [];
    let y = 0;
    this.laid.groups.forEach((group, number) => {
      const head = { label: group.label, y: plotTop + y, height: 18 };
      heads.push(head);
      y += 20;
      this.laid.lanes.forEach((lane, at) => {
        if (lane.group !== number) return;
        const height = isShown[at] ? laneHeight : 0;
        lanes[at] = { y, height, label: lane.label };
        y += height;
      });
      y += 6;
      bands.push({ node: group.node < 0 ? '' : group.label, top: head.y, height: plotTop + y - head.y - 4 });
    });
    const plot = { left: GUTTER, top: plotTop, width: Math.max(50, width - GUTTER - RIGHT_MARGIN), height: y };
    const { view } = this;
    return {
      ratio, width, height: plotTop + y + 4, plot, lanes, heads, bands, stripTop, view,
      model: this.model, laid: this.laid, faults: this.faults, states: this.states, grouping: this.grouping,
      x: micros => plot.left + ((micros - view.from) / (view.until - view.from)) * plot.width,
      isDim: row => (view.matches !== null && view.matches[row] === 0)
        || (view.cone !== null && view.cone[row] === 0 && row !== view.pinned),
    };
  }

  draw() {
    const began = performance.now();
    const scene = (this.scene = this.layOut());
    sizeCanvas(this.canvas, scene);
    const context = this.canvas.getContext('2d');
    context.setTransform(scene.ratio, 0, 0, scene.ratio, 0, 0);
    context.fillStyle = this.colors.paper;
    context.fillRect(0, 0, scene.width, scene.height);
    drawTimes(context, scene, this.colors);
    drawPauses(context, scene, this.colors);
    drawFaultBands(context, scene, this.colors);
    drawFaultStrip(context, scene, this.colors);
    scene.heads.forEach(head => drawReplicaHead(context, scene, head, this.colors));
    drawMessages(context, scene, this.colors);
    if (this.visible() <= SHAPES_UP_TO) drawShapes(context, scene, this.colors);
    else {
      this.pixels.draw(context, scene);
      this.drawFlags(context, scene);
    }
    this.drawLaneNames(context, scene);
    this.lastDrawMillis = performance.now() - began;
    this.moveCursor();
  }

  visible() {
    return this.model.firstFrom(this.view.until) - this.model.firstFrom(this.view.from);
  }

  drawLaneNames(context, scene) {
    context.font = this.colors.font;
    context.fillStyle = this.colors.quiet;
    context.textBaseline = 'middle';
    scene.lanes.forEach(lane => {
      if (lane.height >= 11) context.fillText(lane.label, 16, scene.plot.top + lane.y + lane.height / 2, GUTTER - 20);
    });
  }

  /** In the crowd, a flag over every operation of an anomaly. */
  drawFlags(context, scene) {
    for (const anomaly of this.model.anomalies) {
      for (const { row } of anomaly.witness) {
        const lane = row >= 0 && scene.lanes[this.laid.of[row]];
        const x = lane ? scene.x(this.model.invoked[row]) : -1;
        if (lane && x >= GUTTER && x <= GUTTER + scene.plot.width) {
          flag(context, x, scene.plot.top + lane.y, this.colors.bad);
        }
      }
    }
  }

  moveCursor() {
    const line = this.canvas.parentElement.querySelector('.cursor');
    placeCursor(line, this.view, this.canvas);
  }

  /** The operation at a place of the canvas, or -1. */
  rowAt(x, y) {
    const { scene, laid, model } = this;
    const number = scene.lanes.findIndex(lane => {
      const top = scene.plot.top + lane.y;
      return lane.height > 0 && y >= top && y < top + lane.height;
    });
    if (number < 0) return -1;
    const slack = (4 / scene.plot.width) * (this.view.until - this.view.from);
    const at = this.timeAt(x);
    const [first, end] = visibleOf(model, laid, number, at - slack, at + slack);
    let best = -1;
    let distance = slack;
    for (let place = first; place < end; place++) {
      const row = laid.rows[place];
      const miss = Math.max(model.invoked[row] - at, at - model.over(row), 0) - model.marked[row];
      if (miss < distance) {
        best = row;
        distance = miss;
      }
    }
    return best;
  }

  timeAt(x) {
    const { plot } = this.scene;
    return this.view.from + ((x - plot.left) / plot.width) * (this.view.until - this.view.from);
  }
}

function sizeCanvas(canvas, { ratio, width, height }) {
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = width + 'px';
    canvas.style.height = height + 'px';
  }
}

/** The time axis on top, with a thin line down at every mark; phases of the run as labelled lines. */
function drawTimes(context, scene, colors) {
  const { plot, view } = scene;
  context.font = colors.font;
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const tick of ticks(view.from, view.until, Math.max(3, plot.width / 130))) {
    const x = Math.round(scene.x(tick.at)) + 0.5;
    context.strokeStyle = colors.line;
    context.beginPath();
    context.moveTo(x, 14);
    context.lineTo(x, scene.height);
    context.stroke();
    context.fillStyle = colors.quiet;
    context.textAlign = x > plot.left + plot.width - 40 ? 'right' : 'center';
    context.fillText(tick.label, x, 8);
  }
  context.textAlign = 'left';
  drawPhases(context, scene, colors);
}

function drawPhases(context, scene, colors) {
  const { plot } = scene;
  const { phases } = scene.model.facts;
  const end = plot.left + plot.width;
  const top = scene.stripTop - STRIP_ROW;
  context.fillStyle = colors.quiet;
  context.fillText('phase', 6, top + STRIP_ROW / 2, plot.left - 10);
  phases.forEach((phase, at) => {
    const left = Math.max(plot.left, scene.x(phase.micros));
    const right = Math.min(end, at + 1 < phases.length ? scene.x(phases[at + 1].micros) : end);
    if (right <= plot.left || left >= end) return;
    context.fillStyle = at % 2 ? colors.line : colors.raised;
    context.fillRect(left, top + 1, right - left, STRIP_ROW - 2);
    if (right - left > phase.name.length * 6.5 + 6) {
      context.fillStyle = colors.ink;
      context.fillText(phase.name, left + 4, top + STRIP_ROW / 2);
    }
  });
}

function placeCursor(line, view, canvas) {
  const inside = view.cursor >= view.from && view.cursor <= view.until;
  line.hidden = !inside;
  if (inside) {
    const width = canvas.parentElement.clientWidth - GUTTER - RIGHT_MARGIN;
    line.style.left = GUTTER + ((view.cursor - view.from) / (view.until - view.from)) * width + 'px';
  }
}
