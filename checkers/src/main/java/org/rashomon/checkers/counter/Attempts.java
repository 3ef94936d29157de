package org.rashomon.checkers.counter;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.checkers.EventOrder;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/** The increments of each counter that may have taken effect, in the order of their invocations. */
final class Attempts {

    private final Operations operations;
    private final List<Key> keys = new ArrayList<>();

    /** One counter: its rows, and the sums of the positive and of the negative amounts before each. */
    private static final class Key {
        private final List<Integer> rows = new ArrayList<>();
        private final List<Long> up = new ArrayList<>(List.of(0L));
        private final List<Long> down = new ArrayList<>(List.of(0L));
    }

    Attempts(Operations operations, List<Integer> increments) {
        this.operations = operations;
        operations.keys().forEach(key -> keys.add(new Key()));
        for (var row : increments) {
            if (operations.outcome(row) != Outcome.FAIL) {
                var key = keys.get(operations.keyNumber(row));
                var amount = Sums.amount(operations, row);
                key.rows.add(row);
                key.up.add(key.up.getLast() + Math.max(amount, 0));
                key.down.add(key.down.getLast() + Math.min(amount, 0));
            }
        }
    }

    /** The rows of a counter. */
    List<Integer> of(int keyNumber) {
        return keys.get(keyNumber).rows;
    }

    /** What a read may be if nobody knows what its replica had applied. */
    Bounds ofAny(int read) {
        var key = keys.get(operations.keyNumber(read));
        var tried = EventOrder.invokedBefore(operations, key.rows, operations.completedIndex(read));
        return new Bounds(key.down.get(tried), key.up.get(tried));
    }

    /** What a read must be if its replica has applied everything that was acknowledged before. */
    Bounds ofAll(int read) {
        var bounds = new Bounds(0, 0);
        for (var row : keys.get(operations.keyNumber(read)).rows) {
            if (operations.invokedIndex(row) > operations.completedIndex(read)) {
                break;
            }
            var amount = Sums.amount(operations, row);
            if (operations.outcome(row) == Outcome.OK
                    && operations.completedIndex(row) < operations.invokedIndex(read)) {
                bounds.counts(amount);
            } else {
                bounds.mayCount(amount);
            }
        }
        return bounds;
    }
}
