package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/**
 * A part of a subhistory that cannot be explained: some of its operations, seen from one event to another.
 *
 * @param from the first event; when it is not 0 the object may be in any state there
 * @param to the last event
 * @param ops the operations, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // operations by number, never compared
record Refutation(int from, int to, int[] ops) {

    /** Everything that had not returned before an event and was called no later than another. */
    static Refutation window(Subhistory history, int from, int to) {
        var ops = new int[history.size()];
        var count = 0;
        for (var op = 0; op < history.size() && history.call[op] <= to; op++) {
            if (history.ret[op] >= from) {
                ops[count++] = op;
            }
        }
        return new Refutation(from, to, Arrays.copyOf(ops, count));
    }

    Refutation with(int[] others) {
        return new Refutation(from, to, others);
    }

    /** The part as a history of its own. */
    Subhistory of(Subhistory history) {
        return history.select(ops, from, to);
    }
}
