// Colors come from the style sheet, so that the pictures follow light and dark and print as the rest does.

const KIND_HUES = [28, 205, 285, 340, 160, 55, 250, 0, 120, 185];

class Colors {
  constructor() {
    this.read();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.read());
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    const of = name => style.getPropertyValue('--' + name).trim();
    this.paper = of('paper');
    this.ink = of('ink');
    this.quiet = of('quiet');
    this.line = of('line');
    this.raised = of('raised');
    this.link = of('link');
    this.bad = of('bad');
    this.fail = of('fail');
    this.info = of('info');
    this.ok = of('ok');
    this.dim = of('dim');
    this.fault = of('fault');
    this.isDark = this.luminance(this.paper) < 0.5;
    this.font = '11px ' + getComputedStyle(document.body).fontFamily;
  }

  rgb(color) {
    const digits = color.replace('#', '');
    return [0, 2, 4].map(at => parseInt(digits.slice(at, at + 2), 16));
  }

  luminance(color) {
    const [red, green, blue] = this.rgb(color);
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  }

  /** A pixel of an ImageData seen as 32 bits, little-endian. */
  pixel(color, alpha = 255) {
    const [red, green, blue] = this.rgb(color);
    return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }

  kind(number, alpha = 1) {
    const hue = KIND_HUES[number % KIND_HUES.length];
    return `hsl(${hue} ${this.isDark ? '60% 62%' : '70% 38%'} / ${alpha})`;
  }

  /** Lines of charts that are told apart by dash as well. */
  series(number) {
    return this.kind([1, 0, 2, 4, 3, 5, 6, 7][number % 8]);
  }
}

const DASHES = [[], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2]];
