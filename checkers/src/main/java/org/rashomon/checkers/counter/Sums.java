package org.rashomon.checkers.counter;

import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/** What a counter may be, by the increments that an answer reflects. */
final class Sums {

    private final Operations operations;
    private final Visibility visibility;
    /** The sum of all increments before each position. */
    private final long[] before;

    Sums(Operations operations, Visibility visibility) {
        this.operations = operations;
        this.visibility = visibility;
        var increments = visibility.ofKeys();
        this.before = new long[increments.size() + 1];
        for (var position = 0; position < increments.size(); position++) {
            before[position + 1] = before[position] + amount(operations, increments.row(position));
        }
    }

    /** By how much an increment changes its counter. */
    static long amount(Operations operations, int row) {
        return operations.argument(row) instanceof Value.Int(var by) ? by : 0;
    }

    /** The bounds of a read whose answer tells what it reflects. */
    Bounds of(int read) {
        var key = operations.keyNumber(read);
        var sum = 0L;
        for (var replica = 0; replica < visibility.updates().replicas(); replica++) {
            sum += before[visibility.upTo(read, replica)]
                    - before[visibility.ofKeys().from(key, replica)];
        }
        var doubtful = new Bounds(sum, sum);
        visibility.doubtful().forEachIn(read, row -> doubtful.mayCount(amount(operations, row)));
        return doubtful;
    }
}
