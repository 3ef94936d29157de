// Asks the server for the operations that the page leaves out, once so few are in view that they can be told apart.

const TILE_OPERATIONS = 60_000;
const TILE_REST = 200;

function followTiles(app) {
  const { view, model } = app;
  if (model.facts.rows === model.facts.allRows) return;
  document.querySelector('#diagram .notice')?.append(' On this page, zoom in: what is missing is fetched.');
  let waiting = 0;
  let wanted = 0;
  let asked = [];
  const look = async () => {
    const { from, until } = view;
    if (asked[0] === from && asked[1] === until) return;
    asked = [from, until];
    if (model.isWhole(from, until) || operationsBetween(model, from, until) > TILE_OPERATIONS) return;
    const number = ++wanted;
    const room = until - from;
    const stretch = [Math.floor(from - room), Math.ceil(until + room)];
    const whole = operationsBetween(model, ...stretch) > 3 * TILE_OPERATIONS ? [Math.floor(from), Math.ceil(until)] : stretch;
    const answer = await fetch(`tile?from=${Math.max(0, whole[0])}&until=${whole[1]}`);
    if (!answer.ok) throw new Error('the server answered ' + answer.status);
    const loaded = await load(...(await answer.text()).split('\n'));
    if (number === wanted) takeIn(app, loaded);
  };
  view.on('time', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(failure => {
      byId('looked-at').textContent += '; the rest could not be fetched: ' + failure.message;
    }), TILE_REST);
  });
}

/** How many operations ended between two times, by the counts that cover the whole run. */
function operationsBetween(model, from, until) {
  const { outcomes, untilMicros } = model.facts.overview;
  const stretches = outcomes[0].length;
  const first = Math.max(0, Math.floor((from / untilMicros) * stretches));
  const end = Math.min(stretches, Math.ceil((until / untilMicros) * stretches));
  let sum = 0;
  for (let at = first; at < end; at++) sum += outcomes.reduce((all, counts) => all + counts[at], 0);
  return sum;
}

function takeIn(app, loaded) {
  const { view, model, diagram, history, keys } = app;
  view.replaceRows(() => model.become(loaded));
  diagram.group(diagram.grouping);
  history.apply();
  keys.refresh();
  view.tell('time');
  view.tell('selection');
}
