// Charts that share the time axis, the cursor and the gestures of the diagram.

const CHART_HEIGHT = 116;

class Chart {
  /**
   * {@code series(from, until)} gives lines: {label, points: [[micros, value]], dash, color, steps}. What comes after
   * {@code scaleUntil} is drawn, but the scale is not made for it. Lines named in {@code off} are there for the asking;
   * {@code behind(context, plot, y)} draws what lies behind the lines.
   */
  constructor(holder, view, colors, { title, unit, log = false, series, note, scaleUntil = Infinity, off = [], behind }) {
    this.view = view;
    this.colors = colors;
    this.log = log;
    this.unit = unit;
    this.series = series;
    this.scaleUntil = scaleUntil;
    this.off = new Set(off);
    this.behind = behind;
    this.canvas = h('canvas', { tabindex: 0, role: 'img', 'aria-label': title });
    this.legend = h('div', { class: 'legend' });
    this.frame = h('div', { class: 'frame' }, this.canvas, h('div', { class: 'cursor', hidden: true }));
    holder.append(h('figure', { class: 'chart' },
      h('figcaption', {}, h('strong', {}, title), note ? h('small', {}, ' ' + note) : '', this.legend), this.frame));
    this.drawSoon = onceAFrame(() => this.draw());
    view.on('time filter', this.drawSoon);
    view.on('cursor', () => placeCursor(this.frame.querySelector('.cursor'), view, this.canvas));
    new ResizeObserver(this.drawSoon).observe(this.frame);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.drawSoon);
    attachGestures(this.canvas, view, x => this.timeAt(x));
  }

  timeAt(x) {
    const width = this.frame.clientWidth - GUTTER - RIGHT_MARGIN;
    return this.view.from + ((x - GUTTER) / width) * (this.view.until - this.view.from);
  }

  draw() {
    const { view, colors } = this;
    const ratio = devicePixelRatio || 1;
    const width = this.frame.clientWidth;
    const plot = { left: GUTTER, top: 6, width: Math.max(50, width - GUTTER - RIGHT_MARGIN), height: CHART_HEIGHT - 12 };
    sizeCanvas(this.canvas, { ratio, width, height: CHART_HEIGHT });
    const context = this.canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colors.paper;
    context.fillRect(0, 0, width, CHART_HEIGHT);
    const all = this.series(view.from, view.until);
    const lines = all.filter(line => !this.off.has(line.label));
    const scale = this.scale(lines, plot);
    const x = micros => plot.left + ((micros - view.from) / (view.until - view.from)) * plot.width;
    this.grid(context, scale, plot, x);
    context.save();
    context.beginPath();
    context.rect(plot.left, 0, plot.width, CHART_HEIGHT);
    context.clip();
    this.behind?.(context, plot, scale.y);
    lines.forEach(line => drawLine(context, { ...line, points: between(line.points, view.from, view.until) }, x, scale.y));
    context.restore();
    this.showLegend(all);
  }

  scale(lines, plot) {
    let low = this.log ? Infinity : 0;
    let high = this.log ? 0 : 1;
    const stretch = (this.view.until - this.view.from) / 80;
    const end = this.view.from < this.scaleUntil ? this.scaleUntil - stretch : Infinity;
    for (const { points } of lines) {
      for (const [at, value] of points) {
        if (at > end) continue;
        if (value > high) high = value;
        if (value < low && (!this.log || value > 0)) low = value;
      }
    }
    if (this.log) {
      low = 10 ** Math.floor(Math.log10(Number.isFinite(low) ? low : 1));
      high = 10 ** Math.ceil(Math.log10(Math.max(high, low * 10)));
    }
    const share = value => this.log
      ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
      : (value - low) / (high - low || 1);
    const marks = this.log ? decades(low, high) : linearMarks(low, high);
    return { marks, y: value => plot.top + plot.height * (1 - share(value)) };
  }

  grid(context, scale, plot, x) {
    const { colors } = this;
    context.font = colors.font;
    context.textBaseline = 'middle';
    context.strokeStyle = colors.line;
    context.lineWidth = 1;
    context.textAlign = 'right';
    context.fillStyle = colors.quiet;
    for (const mark of scale.marks) {
      const y = Math.round(scale.y(mark)) + 0.5;
      line(context, plot.left, y, plot.left + plot.width, y);
      context.fillText(this.unit(mark), plot.left - 6, y);
    }
    context.textAlign = 'left';
    for (const tick of ticks(this.view.from, this.view.until, Math.max(3, plot.width / 130))) {
      line(context, x(tick.at), plot.top, x(tick.at), plot.top + plot.height);
    }
  }

  /** A line can be taken away and brought back by its name in the legend. */
  showLegend(lines) {
    const names = lines.map(({ label, color }) => label + color).join('\n') + [...this.off].join();
    if (names === this.shownLegend) return;
    this.shownLegend = names;
    this.legend.replaceChildren(...lines.map(({ label, color, dash = [] }) => {
      const sample = s('svg', { width: 26, height: 8, 'aria-hidden': 'true' },
        s('line', { x1: 0, x2: 26, y1: 4, y2: 4, stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash.join(' ') }));
      return h('button', {
        type: 'button', 'aria-pressed': String(!this.off.has(label)), title: 'show or hide ' + label,
        onclick: () => {
          if (!this.off.delete(label)) this.off.add(label);
          this.draw();
        },
      }, sample, label);
    }));
  }
}

function line(context, fromX, fromY, toX, toY) {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

/** The points between two times, and the next on either side, so that lines go on to the edges. */
function between(points, from, until) {
  const firstFrom = micros => {
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (points[middle][0] < micros) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return points.slice(Math.max(0, firstFrom(from) - 1), firstFrom(until) + 1);
}

/** Crosses at the top edge: what never came to an end has no height. */
function drawCrosses(context, points, x) {
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [at] of points) {
    context.moveTo(x(at) - 4, 8);
    context.lineTo(x(at) + 4, 16);
    context.moveTo(x(at) + 4, 8);
    context.lineTo(x(at) - 4, 16);
  }
  context.stroke();
}

/** As far out of sight as anything is drawn: to dash a line for millions of pixels that nobody sees takes seconds. */
const FAR = 6000;
const within = x => Math.min(Math.max(x, -FAR), FAR);

function drawSegment(context, [fromX, fromY], [toX, toY]) {
  const [startX, endX] = [within(fromX), within(toX)];
  const yAt = x => (toX === fromX ? toY : fromY + ((toY - fromY) * (x - fromX)) / (toX - fromX));
  context.moveTo(startX, startX === fromX ? fromY : yAt(startX));
  context.lineTo(endX, endX === toX ? toY : yAt(endX));
}

/** Where nothing was measured for longer than {@code gap} the line is broken; a point on its own is a square. */
function drawLine(context, { points, color, dash = [], steps = false, dots = false, crosses = false, gap = Infinity }, x, y) {
  context.strokeStyle = context.fillStyle = color;
  if (crosses) {
    drawCrosses(context, points, x);
    return;
  }
  if (dots) {
    context.globalAlpha = 0.55;
    points.forEach(([at, value]) => context.fillRect(x(at) - 1.5, y(value) - 1.5, 3, 3));
    context.globalAlpha = 1;
    return;
  }
  context.lineWidth = 1.5;
  context.setLineDash(dash);
  context.beginPath();
  let last = null;
  const alone = [];
  for (const point of points) {
    const [at, value] = point;
    const follows = last !== null && !(at - last[0] > gap);
    if (!follows) {
      alone.push(point);
    } else {
      if (alone.at(-1) === last) alone.pop();
      drawSegment(context, [x(last[0]), y(last[1])], [x(at), steps ? y(last[1]) : y(value)]);
      if (steps) context.lineTo(within(x(at)), y(value));
    }
    last = point;
  }
  context.stroke();
  context.setLineDash([]);
  alone.forEach(([at, value]) => context.fillRect(x(at) - 1.5, y(value) - 1.5, 3, 3));
}

function decades(low, high) {
  const marks = [];
  for (let mark = low; mark <= high * 1.001; mark *= 10) marks.push(mark);
  return marks.length > 5 ? marks.filter((_, at) => at % 2 === 0) : marks;
}

function linearMarks(low, high) {
  const step = roundStep((high - low) / 4);
  const marks = [];
  for (let mark = Math.ceil(low / step) * step; mark <= high * 1.0001; mark += step) marks.push(mark);
  return marks;
}
