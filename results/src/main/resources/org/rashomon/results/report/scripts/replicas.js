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
  for (const [from, until] of silences(scene.states.get(head.label) ?? [], scene.model.end)) {
    if (until < view.from || from > view.until) continue;
    const left = Math.max(plot.left, scene.x(from));
    const right = Math.min(plot.left + plot.width, Math.max(scene.x(until), scene.x(from) + 2));
    context.fillStyle = colors.paper;
    context.fillRect(left, head.y + 2, right - left, head.height - 4);
    hatch(context, { x: left, y: head.y + 3, width: right - left, height: head.height - 6 }, colors.quiet);
    if (right - left > 70) {
      context.font = colors.font;
      context.fillStyle = colors.paper;
      context.fillRect(left + 4, head.y + 3, 62, head.height - 6);
      context.fillStyle = colors.ink;
      context.fillText('no answer', left + 8, middle);
    }
  }
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
