// Times and figures as the static part of the report prints them. Times are microseconds.

const NUMBER = new Intl.NumberFormat('en-US');
const count = number => NUMBER.format(number);
const seconds = (micros, digits = 3) => (micros / 1e6).toFixed(digits) + ' s';

function duration(micros) {
  if (micros < 0) return 'never ended';
  if (micros < 1000) return micros.toFixed(0) + ' µs';
  if (micros < 1e6) return (micros / 1e3).toFixed(micros < 1e4 ? 2 : 1) + ' ms';
  return (micros / 1e6).toFixed(3) + ' s';
}

/** The smallest of 1, 2 and 5 times a power of ten that is not below. */
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= least * 0.999);
}

function ticks(from, until, wanted) {
  const step = roundStep((until - from) / wanted);
  const digits = Math.max(0, Math.ceil(6 - Math.log10(step) - 1e-9));
  const marks = [];
  for (let at = Math.ceil(from / step) * step; at <= until; at += step) {
    marks.push({ at, label: seconds(at, digits) });
  }
  return marks;
}
