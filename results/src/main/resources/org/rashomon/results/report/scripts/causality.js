// What came before an operation and what after, as far as sessions and the store's own vectors tell.

const PAST = 1;
const FUTURE = 2;

/** For every row whether it is in the causal past or future of one; 0 is concurrent, or not known to be ordered. */
function causalCone(model, row) {
  const cone = new Uint8Array(model.rows);
  future(model, row, cone);
  past(model, row, cone);
  cone[row] = PAST;
  return cone;
}

function future(model, row, cone) {
  const reached = new Map([[model.session[row], model.over(row)]]);
  const least = new Int32Array(model.facts.replicas.length).fill(2 ** 31 - 1);
  const add = other => {
    if (model.hasDot(other) && model.isWrite(other)) {
      const replica = model.columns.dotReplica[other];
      least[replica] = Math.min(least[replica], model.columns.dotSequence[other]);
    }
  };
  add(row);
  for (const other of byCompletion(model)) {
    if (other === row || cone[other]) continue;
    const since = reached.get(model.session[other]);
    const follows = since !== undefined && model.invoked[other] >= since;
    if (follows || (model.hasVersions && model.outcome[other] === OK && least.some((bound, replica) => model.had[replica][other] >= bound))) {
      cone[other] = FUTURE;
      add(other);
      if (since === undefined) reached.set(model.session[other], model.over(other));
    }
  }
}

function past(model, row, cone) {
  const reached = new Map([[model.session[row], model.invoked[row]]]);
  const most = new Int32Array(model.facts.replicas.length);
  const add = other => most.forEach((bound, replica) => {
    if (model.hasVersions) most[replica] = Math.max(bound, model.had[replica][other]);
  });
  add(row);
  for (const other of byCompletion(model).reverse()) {
    if (other === row || cone[other]) continue;
    const until = reached.get(model.session[other]);
    const leads = until !== undefined && model.over(other) <= until && model.duration[other] >= 0;
    const seen = model.isWrite(other) && model.hasDot(other)
      && model.columns.dotSequence[other] <= most[model.columns.dotReplica[other]];
    if (leads || seen) {
      cone[other] = PAST;
      add(other);
      if (until === undefined) reached.set(model.session[other], model.invoked[other]);
    }
  }
}

function byCompletion(model) {
  const rows = Int32Array.from({ length: model.rows }, (_, row) => row);
  return rows.sort((one, other) => model.over(one) - model.over(other));
}

/** How two operations stand to each other, in words. */
function relation(model, one, other) {
  const [first, second] = model.invoked[one] <= model.invoked[other] ? [one, other] : [other, one];
  const gap = model.invoked[second] - model.over(first);
  const time = gap >= 0
    ? `The first ended ${duration(gap)} before the second began.`
    : `They overlap in time: the second began ${duration(model.invoked[second] - model.invoked[first])} after the first.`;
  const cone = causalCone(model, first);
  if (cone[second] === FUTURE) return time + ' The first is in the causal past of the second.';
  if (!model.hasVersions) return time + ' The store tells no versions, so whether one saw the other is not known.';
  return time + ' Neither is known to have seen the other: they are concurrent.';
}
