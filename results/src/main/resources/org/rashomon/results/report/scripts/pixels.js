// Draws very many operations: into a pixel buffer, lane by lane. Of all operations that share a pixel the gravest is
// shown, so a single bad one is never averaged away. Shape tells as well as color: solid is ok, hollow is failed,
// hatched is unknown, full height is an anomaly.

const NOTHING = 0;
const DIMMED = 1;
const PIXEL_OF = [2, 3, 4];
const GRAVE = 5;

class Pixels {
  constructor(colors) {
    this.colors = colors;
  }

  draw(context, scene) {
    const { plot, ratio } = scene;
    const width = Math.round(plot.width * ratio);
    const height = Math.round(plot.height * ratio);
    if (width < 1 || height < 1) return;
    const image = new ImageData(width, height);
    const words = new Uint32Array(image.data.buffer);
    const strip = new Uint8Array(width);
    scene.lanes.forEach((lane, number) => {
      if (lane.height === 0) return;
      strip.fill(NOTHING);
      this.gather(scene, number, strip, width);
      this.paint(words, width, strip, Math.round(lane.y * ratio), Math.max(1, Math.round(lane.height * ratio)));
    });
    this.scratch ??= document.createElement('canvas');
    this.scratch.width = width;
    this.scratch.height = height;
    this.scratch.getContext('2d').putImageData(image, 0, 0);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.scratch, Math.round(plot.left * ratio), Math.round(plot.top * ratio));
    context.restore();
  }

  gather(scene, lane, strip, width) {
    const { model, laid, view } = scene;
    const { invoked, duration, outcome, marked } = model;
    const scale = width / (view.until - view.from);
    const [first, end] = visibleOf(model, laid, lane, view.from, view.until);
    for (let at = first; at < end; at++) {
      const row = laid.rows[at];
      const from = (invoked[row] - view.from) * scale;
      const until = duration[row] < 0 ? width : (invoked[row] + duration[row] - view.from) * scale;
      if (until < 0) continue;
      const grade = scene.isDim(row) ? DIMMED : marked[row] === 2 ? GRAVE : PIXEL_OF[outcome[row]];
      const left = from < 0 ? 0 : from | 0;
      const right = Math.min(width - 1, until | 0);
      for (let x = left; x <= right; x++) {
        if (strip[x] < grade) strip[x] = grade;
      }
    }
  }

  paint(words, width, strip, top, height) {
    const { colors } = this;
    const ink = [0, colors.dim, colors.ok, colors.fail, colors.info, colors.bad].map((color, grade) =>
      grade === NOTHING ? 0 : colors.pixel(color));
    const inset = height > 4 ? 1 : 0;
    for (let y = 0; y < height; y++) {
      const edge = y <= inset || y >= height - 1 - inset;
      let at = (top + y) * width;
      for (let x = 0; x < width; x++, at++) {
        const grade = strip[x];
        if (grade === NOTHING) continue;
        if (grade === GRAVE || (!edge || height < 4) && shows(grade, x, y, height)) words[at] = ink[grade];
      }
    }
  }
}

/** Whether an operation of a grade has ink at a place of its lane. */
function shows(grade, x, y, height) {
  if (height < 6) return true;
  if (grade === PIXEL_OF[FAIL]) return y <= 3 || y >= height - 4;
  if (grade === PIXEL_OF[INFO]) return ((x + y) >> 1) % 3 !== 0;
  return true;
}
