package org.rashomon.checkers.visibility;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * Updates that an answer may or may not reflect: those whose outcome nobody learned, and acknowledged ones of which
 * the store did not tell the dot. By key, in the order of their invocations.
 */
public final class DoubtfulUpdates {

    private static final int[] NONE = {};

    private final Operations operations;
    private final KnownUpdates updates;
    private final Map<Integer, int[]> rowsOfKey = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> replicaOfNode = new HashMap<>();

    public DoubtfulUpdates(Operations operations, KnownUpdates updates, IntPredicate matters) {
        this.operations = operations;
        this.updates = updates;
        for (var replica = 0; replica < operations.replicas().size(); replica++) {
            replicaOfNode.put(operations.replicas().get(replica), replica);
        }
        for (var row = 0; row < operations.size(); row++) {
            var known = operations.outcome(row) == Outcome.OK && operations.hasVersion(row);
            if (!known && operations.outcome(row) != Outcome.FAIL && matters.test(row)) {
                add(operations.keyNumber(row), row);
            }
        }
    }

    private void add(int key, int row) {
        var size = sizes.merge(key, 1, Integer::sum);
        var rows = rowsOfKey.getOrDefault(key, NONE);
        if (size > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(4, size * 2));
            rowsOfKey.put(key, rows);
        }
        rows[size - 1] = row;
    }

    /** Whether a key has any. */
    public boolean any(int key) {
        return sizes.containsKey(key);
    }

    /** All that a read may reflect: invoked before it ended, by a replica of which it had applied unknown updates. */
    public void forEachIn(int read, IntConsumer action) {
        var key = operations.keyNumber(read);
        var rows = rowsOfKey.getOrDefault(key, NONE);
        for (var i = 0; i < sizes.getOrDefault(key, 0); i++) {
            if (operations.invokedIndex(rows[i]) > operations.completedIndex(read)) {
                return;
            }
            if (mayReflect(read, rows[i])) {
                action.accept(rows[i]);
            }
        }
    }

    private boolean mayReflect(int read, int update) {
        var replica = replicaOfNode.get(operations.node(update));
        return replica == null || updates.unknown(replica, operations.seenSequence(read, replica)) > 0;
    }
}
