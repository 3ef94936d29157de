// How many operations ended at each latency, as a shade: a square stands for all that ended in it. Only where every
// operation is in the page, or the shade would tell of the sample.

const SQUARE = 4;
/** Steps of the scale of latencies for each factor of e. */
const FINENESS = 16;
/** So many are counted only once what is looked at has come to rest. */
const MANY = 100_000;
const REST = 120;

class Density {
  constructor(model, colors) {
    this.model = model;
    this.colors = colors;
    this.of = null;
    this.logs = null;
    this.restingAt = '';
  }

  /** Whether the view stands still; asks for another drawing when it does. */
  isAtRest(view) {
    const stretch = view.from + '..' + view.until;
    if (this.restingAt === stretch) return true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.restingAt = stretch;
      this.drawAgain();
    }, REST);
    return false;
  }

  /** Works the logarithms out once the page has come to rest, and then asks for a drawing. */
  whenReady(action) {
    this.drawAgain = action;
    setTimeout(() => {
      this.work();
      action();
    }, 50);
  }

  work() {
    const { duration } = this.model;
    this.of = duration;
    this.logs = Uint16Array.from(duration, micros => Math.round(Math.log(Math.max(1, micros)) * FINENESS));
  }

  draw(context, view, plot, y) {
    const { model } = this;
    if (this.logs === null || !model.isWhole(view.from, view.until)) return;
    const [first, end] = [model.firstFrom(view.from), model.firstFrom(view.until)];
    if (end - first > MANY && !this.isAtRest(view)) return;
    if (this.of !== model.duration) this.work();
    const columns = Math.ceil(plot.width / SQUARE);
    const squares = Math.ceil(plot.height / SQUARE) + 1;
    // Where each latency lies is worked out once for each step, not for each operation.
    const heights = Int32Array.from({ length: 24 * FINENESS }, (_, step) =>
      Math.floor((y(Math.exp(step / FINENESS)) - plot.top) / SQUARE));
    const counts = new Uint32Array(columns * squares);
    const scale = columns / (view.until - view.from);
    let most = 0;
    for (let row = first; row < end; row++) {
      if (model.outcome[row] !== OK) continue;
      const column = ((model.invoked[row] + model.duration[row] - view.from) * scale) | 0;
      const height = heights[this.logs[row]];
      if (column >= columns || height < 0 || height >= squares) continue;
      const count = ++counts[height * columns + column];
      if (count > most) most = count;
    }
    this.paint(context, plot, { counts, columns, most });
  }

  paint(context, plot, { counts, columns, most }) {
    if (most < 2) return;
    context.fillStyle = this.colors.ok;
    counts.forEach((count, at) => {
      if (count === 0) return;
      context.globalAlpha = 0.08 + 0.5 * (Math.log(count) / Math.log(most));
      context.fillRect(plot.left + (at % columns) * SQUARE, plot.top + Math.floor(at / columns) * SQUARE, SQUARE, SQUARE);
    });
    context.globalAlpha = 1;
  }
}
