// Which operation lies on which lane. A lane holds operations that do not overlap, as far as that can be.

const MOST_LANES = 300;

/** The groupings that can be chosen: what heads a group of lanes, and what the lanes of a group are. */
const GROUPINGS = {
  node: 'replica, then process',
  session: 'session',
  key: 'key',
};

function lanesBy(model, grouping) {
  return grouping === 'node' ? lanesByNode(model) : lanesByColumn(model, grouping);
}

/** Processes that follow each other share a lane, as the workers of the harness do. */
function lanesByNode(model) {
  const { process } = model.columns;
  const lives = new Map();
  for (let row = 0; row < model.rows; row++) {
    const name = model.node[row] * 2 ** 32 + process[row];
    const life = lives.get(name);
    const over = model.over(row);
    if (life === undefined) {
      lives.set(name, { node: model.node[row], from: model.invoked[row], until: over, lane: -1 });
    } else if (over > life.until) {
      life.until = over;
    }
  }
  const groups = model.facts.nodes.map((name, node) => ({ node, label: name, ends: [] }));
  for (const life of lives.values()) {
    const { ends } = groups[life.node];
    let lane = ends.findIndex(end => end <= life.from);
    if (lane < 0) {
      lane = ends.length < MOST_LANES / groups.length ? ends.length : ends.indexOf(Math.min(...ends));
    }
    ends[lane] = Math.max(ends[lane] ?? 0, life.until);
    life.lane = lane;
  }
  const first = [];
  const lanes = [];
  groups.forEach(group => {
    first.push(lanes.length);
    group.ends.forEach((_, number) => lanes.push({ group: group.node, label: String(number + 1) }));
  });
  return sorted(model, lanes, row =>
    first[model.node[row]] + lives.get(model.node[row] * 2 ** 32 + process[row]).lane,
    groups.map(({ node, label }) => ({ node, label })));
}

/** One lane for each session or key, the busiest first where there are too many. */
function lanesByColumn(model, name) {
  const cells = model.columns[name];
  const sizes = new Map();
  for (let row = 0; row < model.rows; row++) {
    sizes.set(cells[row], (sizes.get(cells[row]) ?? 0) + (model.marked[row] === 2 ? 1e6 : 1));
  }
  const chosen = [...sizes].sort((one, other) => other[1] - one[1]).slice(0, MOST_LANES).map(([cell]) => cell);
  chosen.sort((one, other) => one - other);
  const place = new Map(chosen.map((cell, at) => [cell, at]));
  const label = name === 'key' ? cell => model.facts.keys[cell] : cell => 'session ' + cell;
  const laid = sorted(model, chosen.map(cell => ({ group: 0, label: label(cell) })),
    row => place.get(cells[row]) ?? -1, [{ node: -1, label: 'by ' + name }]);
  laid.leftOut = sizes.size - chosen.length;
  return laid;
}

/** The rows of each lane in the order of invocation, one lane behind the other in a single array. */
function sorted(model, lanes, laneOf, groups) {
  const of = new Int16Array(model.rows);
  const starts = new Int32Array(lanes.length + 1);
  for (let row = 0; row < model.rows; row++) {
    of[row] = laneOf(row);
    if (of[row] >= 0) starts[of[row] + 1]++;
  }
  for (let lane = 0; lane < lanes.length; lane++) {
    starts[lane + 1] += starts[lane];
  }
  const rows = new Int32Array(starts[lanes.length]);
  const longest = new Float64Array(lanes.length);
  const next = starts.slice();
  for (let row = 0; row < model.rows; row++) {
    const lane = of[row];
    if (lane < 0) continue;
    rows[next[lane]++] = row;
    longest[lane] = Math.max(longest[lane], model.over(row) - model.invoked[row]);
  }
  return { lanes, groups, starts, rows, of, longest, leftOut: 0 };
}

/** The places in {@code laid.rows} of the operations of a lane that can be seen between two times. */
function visibleOf(model, laid, lane, from, until) {
  const bound = micros => {
    let low = laid.starts[lane];
    let high = laid.starts[lane + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (model.invoked[laid.rows[middle]] < micros) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [bound(from - laid.longest[lane]), bound(until)];
}
