package org.rashomon.checkers.testing;

import static java.util.Map.entry;

import java.util.Map;
import java.util.SplittableRandom;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** A register whose last write wins; one update in five deletes. */
public final class LwwRegister implements RandomRun.DataType {

    @Override
    public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
        return random.nextInt(5) == 0 ? entry(Function.DELETE, Value.NONE) : entry(Function.WRITE, Value.of(number));
    }

    @Override
    public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
        var last = replicas.last(node, key);
        if (last.isEmpty()) {
            return entry(Value.NONE, RandomRun.seen(replicas.applied(node)));
        }
        var change = last.getFirst();
        return entry(
                change.value(), new Version(change.dot(), change.stamp(), change.context(), replicas.applied(node)));
    }
}
