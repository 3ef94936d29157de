// The language of filters: terms that must all hold, such as
//   key:cart7 f:write outcome:info node:n2 t:12..14 latency:>200ms anomaly:any -session:3 value:/^4/ fault:2 word

class FilterError extends Error {}

/** Compiles a filter to a test of a row, or null when it says nothing. */
function compileFilter(model, text) {
  const tests = (text.match(/-?(?:[a-z]+:)?(?:"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)+\/i?|\S)+/g) ?? [])
    .map(term => (term.startsWith('-') && term.length > 1 ? not(compileTerm(model, term.slice(1))) : compileTerm(model, term)));
  return tests.length === 0 ? null : row => tests.every(test => test(row));
}

const not = test => row => !test(row);

function compileTerm(model, term) {
  const [, name, rest] = /^(?:([a-z]+):)?(.*)$/s.exec(term);
  if (name === undefined) {
    const test = textTest(rest);
    return row => test(model.describe(row)) || test(model.errorOf(row));
  }
  const field = FILTER_FIELDS[name];
  if (!field) {
    throw new FilterError(`there is no field "${name}"; fields: ${Object.keys(FILTER_FIELDS).join(', ')}`);
  }
  return field(model, rest);
}

const FILTER_FIELDS = {
  key: (model, value) => dictionaryTest(model.key, model.facts.keys, value),
  f: (model, value) => dictionaryTest(model.columns.function, model.facts.functions, value),
  node: (model, value) => dictionaryTest(model.node, model.facts.nodes, value),
  outcome: (model, value) => dictionaryTest(model.outcome, OUTCOMES, value),
  session: (model, value) => numberTest(row => model.session[row], value, 1),
  process: (model, value) => numberTest(row => model.columns.process[row], value, 1),
  event: (model, value) => numberTest(row => model.columns.index[row], value, 1),
  t: (model, value) => numberTest(row => model.invoked[row], value, 1e6),
  latency: (model, value) => numberTest(row => (model.duration[row] < 0 ? Infinity : model.duration[row]), value, 1e6),
  value: (model, value) => { const test = textTest(value); return row => test(model.valueOf(row)); },
  error: (model, value) => { const test = textTest(value); return row => test(model.errorOf(row)); },
  version: (model, value) => { const test = textTest(value); return row => test(model.dotOf(row)); },
  anomaly: (model, value) => {
    const test = value === 'any' ? () => true : textTest(value);
    return row => (model.findingsOf.get(row) ?? []).some(finding =>
      (value === 'any' ? !finding.byDesign : true) && test(finding.name));
  },
  fault: (model, value) => {
    const fault = model.facts.faults.find(candidate => String(candidate.number) === value.replace('#', ''));
    if (!fault) throw new FilterError(`there is no fault ${value}; faults are numbered as in the table of faults`);
    return row => model.invoked[row] <= fault.endSeconds * 1e6 && model.over(row) >= fault.startSeconds * 1e6;
  },
};

/** Whole match for a plain word, a regular expression between slashes. */
function dictionaryTest(column, dictionary, value) {
  const wanted = unquoted(value);
  const test = /^\/.+\/i?$/.test(value) ? textTest(value) : text => text === wanted;
  const fits = dictionary.map(test);
  return row => fits[column[row]] === true;
}

function textTest(value) {
  const pattern = /^\/(.+)\/(i?)$/.exec(value);
  if (pattern) {
    try {
      const expression = new RegExp(pattern[1], pattern[2]);
      return text => expression.test(text);
    } catch (wrong) {
      throw new FilterError(`${value} is no regular expression: ${wrong.message}`);
    }
  }
  const wanted = unquoted(value).toLowerCase();
  return text => text.toLowerCase().includes(wanted);
}

function unquoted(value) {
  if (!value.startsWith('"')) return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new FilterError(`${value} is not closed by a quote`);
  }
}

/** A number, a range {@code 12..14}, or a bound {@code >200ms}; times are seconds unless they have a unit. */
function numberTest(of, value, unit) {
  const range = /^(.*?)\.\.(.*)$/.exec(value);
  if (range) {
    const from = range[1] === '' ? -Infinity : quantity(range[1], unit);
    const until = range[2] === '' ? Infinity : quantity(range[2], unit);
    return row => of(row) >= from && of(row) <= until;
  }
  const bound = /^(>=|<=|>|<)(.*)$/.exec(value);
  const at = quantity(bound ? bound[2] : value, unit);
  switch (bound?.[1]) {
    case '>': return row => of(row) > at;
    case '>=': return row => of(row) >= at;
    case '<': return row => of(row) < at;
    case '<=': return row => of(row) <= at;
    default: return row => of(row) === at;
  }
}

function quantity(text, unit) {
  const parts = /^(-?\d+(?:\.\d+)?)(us|µs|ms|s|m)?$/.exec(text);
  if (!parts) throw new FilterError(`"${text}" is no number${unit > 1 ? ' with a unit such as 200ms or 12.5s' : ''}`);
  return Number(parts[1]) * (parts[2] ? { us: 1, 'µs': 1, ms: 1e3, s: 1e6, m: 6e7 }[parts[2]] : unit);
}
