// The head of a group of lanes: what its replica said of itself, or that it did not answer.

/** For each node, its observed states in order. */
function statesByNode(model) {
  const byNode = new Map(model.facts.nodes.map(name => [name, []]));
  for (const state of model.facts.states) {
    byNode.get(state.node)?.push(state);
  }
  return byNode;
}

/** What a node had last said of itself by a time. */
function stateAt(states, micros) {
  let low = 0;
  let high = states.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (states[middle].micros <= micros) low = middle + 1;
    else high = middle;
  }
  return states[low - 1];
}

/** From here on a clock is told to be off, in microseconds. */
const CLOCK_OFF = 10_000;

function drawReplicaHead(context, scene, head, colors) {
  const { plot, view } = scene;
  context.font = 'bold ' + colors.font;
  context.textBaseline = 'middle';
  context.fillStyle = colors.ink;
  context.fillText(head.label, 6, head.y + head.height / 2, plot.left - 10);
  const middle = head.y + head.height / 2;
  context.strokeStyle = colors.ink;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(plot.left, middle);
  context.lineTo(plot.left + plot.width, middle);
  context.stroke();
  drawClock(context, scene, head, colors);
  for (const [from, until] of silences(scene.states.get(head.label) ?? [], scene.model.end)) {
    if (until < view.from || from > view.until) continue;
    const left = Math.max(plot.left, scene.x(from));
    const right = Math.min(plot.left + plot.width, Math.max(scene.x(until), scene.x(from) + 2));
    context.fillStyle = colors.paper;
    context.fillRect(left, head.y + 2, right - left, head.height - 4);
    hatch(context, { x: left, y: head.y + 3, width: right - left, height: head.height - 6 }, colors.quiet);
    const text = 'no answer' + reasons(scene, head.label, from, until);
    const width = text.length * 6.2;
    if (right - left > width + 8) {
      context.font = colors.font;
      context.fillStyle = colors.paper;
      context.fillRect(left + 4, head.y + 3, width + 6, head.height - 6);
      context.fillStyle = colors.ink;
      context.fillText(text, left + 8, middle);
    }
  }
}

/** The kinds of faults that hit a node in a stretch, such as a pause or a kill. */
function reasons(scene, node, from, until) {
  const kinds = new Set(scene.faults.placed
    .filter(placed => placed.fault.targets.includes(node) && placed.from < until && placed.until > from)
    .map(placed => placed.fault.kind));
  return kinds.size > 0 ? ': ' + [...kinds].join(', ') : '';
}

/** How far the clock of a replica was off, as a line over its head, if it ever was by much. */
function drawClock(context, scene, head, colors) {
  const { plot, view } = scene;
  const told = (scene.states.get(head.label) ?? []).filter(state => state.reachable);
  const most = told.reduce((far, state) => Math.max(far, Math.abs(state.offset)), 0);
  if (most < CLOCK_OFF) return;
  const middle = head.y + head.height / 2;
  const y = offset => middle - (offset / most) * (head.height / 2 - 2);
  context.strokeStyle = colors.info;
  context.lineWidth = 1.5;
  context.beginPath();
  let last = null;
  for (const [x, offset] of between(told.map(state => [state.micros, state.offset]), view.from, view.until)
    .map(([micros, offset]) => [Math.min(Math.max(scene.x(micros), plot.left), plot.left + plot.width), offset])) {
    if (last === null) context.moveTo(x, y(offset));
    else context.lineTo(x, y(last));
    context.lineTo(x, y(offset));
    last = offset;
  }
  if (last !== null) context.lineTo(plot.left + plot.width, y(last));
  context.stroke();
  const center = (view.from + view.until) / 2;
  const now = stateAt(told, center)?.offset ?? 0;
  const isSilent = silences(scene.states.get(head.label), scene.model.end).some(([since, until]) => since <= center && center <= until);
  if (Math.abs(now) < CLOCK_OFF || isSilent) return;
  const text = `clock ${now > 0 ? '+' : '−'}${duration(Math.abs(now))}`;
  context.font = colors.font;
  context.fillStyle = colors.paper;
  context.fillRect(plot.left + plot.width / 2, head.y + 2, text.length * 6.2 + 6, head.height - 4);
  context.fillStyle = colors.ink;
  context.fillText(text, plot.left + plot.width / 2 + 3, middle);
}

/** The stretches in which a node did not answer the harness. */
function silences(states, end) {
  const silences = [];
  let from = -1;
  for (const state of states) {
    if (!state.reachable && from < 0) from = state.micros;
    if (state.reachable && from >= 0) {
      silences.push([from, state.micros]);
      from = -1;
    }
  }
  if (from >= 0) silences.push([from, end]);
  return silences;
}
