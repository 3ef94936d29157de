// Follows a run by server-sent events; everything is shown as text.

const PHASES = ['setup', 'work', 'heal', 'quiescence', 'final-reads', 'verdict'];
const SPACE = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [1000, 150, 60, 128];
const at = id => document.getElementById(id);

const run = { workSeconds: 1, phase: '', seconds: 0, operations: 0, rates: [], faults: [] };
const events = new EventSource('/events');

function element(name, attributes, text = '', space = 'http://www.w3.org/1999/xhtml') {
  const made = document.createElementNS(space, name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  made.textContent = text;
  return made;
}

function on(kind, action) {
  events.addEventListener(kind, event => {
    action(JSON.parse(event.data));
    show();
  });
}

/** After a reconnection everything is told again. */
events.onopen = () => {
  at('lines').textContent = '';
  Object.assign(run, { phase: '', seconds: 0, operations: 0, rates: [], faults: [], verdict: undefined });
  at('state').textContent = 'Connected.';
};
events.onmessage = event => {
  const lines = at('lines');
  const isAtEnd = lines.scrollTop + lines.clientHeight >= lines.scrollHeight - 20;
  lines.append(event.data + '\n');
  if (isAtEnd) lines.scrollTop = lines.scrollHeight;
};
events.onerror = () => {
  if (!run.verdict) at('state').textContent = 'The run is over, or the connection is lost.';
  else events.close();
};
on('run', facts => {
  run.workSeconds = facts.workSeconds;
  at('title').textContent = `${facts.name}, seed ${facts.seed}`;
  at('state').textContent = `World ${facts.world}, workload ${facts.workload}, faults ${facts.faults}.`;
});
on('phase', ({ name }) => { run.phase = name; });
on('fault', ({ description }) => run.faults.push({ description, from: run.seconds, until: Infinity }));
on('healed', ({ description }) => {
  const fault = run.faults.find(one => one.description === description && one.until === Infinity);
  if (fault) fault.until = run.seconds;
});
on('working', ({ seconds, operations }) => {
  const passed = seconds - run.seconds;
  if (passed > 0) run.rates.push([seconds, (operations - run.operations) / passed]);
  run.seconds = seconds;
  run.operations = operations;
});
on('verdict', facts => {
  run.verdict = facts;
  run.phase = 'verdict';
  document.title = 'Rashomon: ' + facts.word;
  at('state').replaceChildren(element('span', { class: 'badge ' + facts.label }, facts.word), ' ' + facts.reason,
    element('code', { class: 'command' }, 'report: ' + facts.directory + '/report.html\n' + facts.replay));
});

function show() {
  const reached = PHASES.indexOf(run.phase);
  at('phases').replaceChildren(...PHASES.map((phase, number) => element('li',
    number === reached ? { 'aria-current': 'step' } : number < reached ? { class: 'done' } : {}, phase)));
  const last = run.rates.at(-1)?.[1] ?? 0;
  const inForce = run.faults.filter(fault => fault.until === Infinity && run.phase === 'work');
  const figures = [['work', `${Math.min(run.seconds, run.workSeconds).toFixed(0)} of ${run.workSeconds.toFixed(0)} s`],
    ['operations', run.operations.toLocaleString('en')], ['a second, lately', last.toLocaleString('en', { maximumFractionDigits: 0 })],
    ['faults so far', String(run.faults.length)]];
  at('figures').replaceChildren(...figures.map(([name, value]) => {
    const figure = element('div', {});
    figure.append(element('dt', {}, name), element('dd', {}, value));
    return figure;
  }));
  at('faults').replaceChildren(...(inForce.length > 0 ? inForce.map(fault => fault.description) : ['none'])
    .map(text => element('li', {}, text)));
  draw();
}

function draw() {
  const shape = (name, attributes, text) => element(name, attributes, text, SPACE);
  const end = Math.max(run.workSeconds, run.seconds, 1);
  const most = Math.max(1, ...run.rates.map(([, rate]) => rate));
  const x = seconds => LEFT + (Math.min(seconds, end) / end) * (WIDTH - LEFT - 10);
  const y = rate => BOTTOM - (rate / most) * (BOTTOM - 12);
  const picture = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img',
    'aria-label': `Operations a second over ${end.toFixed(0)} s, at most ${most.toFixed(0)}; ${run.faults.length} faults` });
  for (const fault of run.faults) {
    const band = shape('rect', { class: 'fault', x: x(fault.from), y: 6,
      width: Math.max(2, x(Math.min(fault.until, run.seconds)) - x(fault.from)), height: BOTTOM - 6 });
    band.append(shape('title', {}, fault.description));
    picture.append(band);
  }
  picture.append(shape('path', { class: 'rate', d: 'M' + [[0, run.rates[0]?.[1] ?? 0], ...run.rates]
    .map(([seconds, rate]) => `${x(seconds).toFixed(1)} ${y(rate).toFixed(1)}`).join('L') }));
  picture.append(shape('path', { d: `M${LEFT} ${BOTTOM}H${WIDTH - 10}` }),
    shape('text', { class: 'tick ends', x: LEFT - 6, y: 20 }, most.toFixed(0)), shape('text', { class: 'tick ends', x: LEFT - 6, y: BOTTOM }, '0'),
    shape('text', { class: 'tick start', x: LEFT, y: BOTTOM + 16 }, '0 s'), shape('text', { class: 'tick ends', x: WIDTH - 10, y: BOTTOM + 16 }, end.toFixed(0) + ' s'));
  at('picture').replaceChildren(picture);
}

show();
document.documentElement.dataset.readyMillis = Math.round(performance.now());
