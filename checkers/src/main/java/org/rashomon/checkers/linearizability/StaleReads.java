package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds a read, or compare-and-set, of a value that every possible writer had finished writing, and that somebody had
 * then overwritten, before it began; or that nobody can have written at all. One pass over the events.
 *
 * <p>Sound: let every writer of the value that was called before the read returned have returned by event R, and let
 * another write be called after R and return before the read was called. In every linearization that write stands
 * after all writers of the value and before the read, so the read cannot have seen the value. Not complete.
 */
final class StaleReads {

    private static final int NEVER_WRITTEN = -1;

    private final Subhistory history;
    private final RegisterView register;
    /** For each value the last event by which one of its writers returned; infinite while one is pending. */
    private final int[] lastWrite;

    private final int[] pendingWriters;
    /** For each operation the write called last among those that had returned when it was called. */
    private final int[] overwriter;

    StaleReads(Subhistory history) {
        this.history = history;
        register = new RegisterView(history);
        lastWrite = new int[history.values.size()];
        pendingWriters = new int[history.values.size()];
        overwriter = new int[history.size()];
        Arrays.fill(lastWrite, NEVER_WRITTEN);
    }

    /** The first such read with the write that proves it stale. */
    Optional<Refutation> find() {
        var latest = NEVER_WRITTEN;
        for (var event : history.events) {
            var op = event >> 1;
            var writes = register.writes(op);
            if ((event & 1) == 0) {
                overwriter[op] = latest;
                if (writes >= 0) {
                    pendingWriters[writes]++;
                }
                continue;
            }
            var stale = stale(op);
            if (stale.isPresent()) {
                return stale;
            }
            if (writes >= 0) {
                pendingWriters[writes]--;
                lastWrite[writes] = history.ret[op];
                latest = latest < 0 || history.call[op] > history.call[latest] ? op : latest;
            }
        }
        return Optional.empty();
    }

    private Optional<Refutation> stale(int op) {
        var value = register.observes(op);
        if (value < 0 || pendingElsewhere(op, value) || lastWrite[value] > history.call[op]) {
            return Optional.empty();
        }
        var end = history.ret[op];
        if (lastWrite[value] == NEVER_WRITTEN && value != ValueCoder.NONE) {
            return Optional.of(new Refutation(0, end, new int[] {op}));
        }
        var other = overwriter[op];
        if (other < 0 || history.call[other] <= lastWrite[value]) {
            return Optional.empty();
        }
        var ops = new int[] {other, op};
        return Optional.of(new Refutation(lastWrite[value] + 1, end, ops));
    }

    /** Whether somebody else may be writing the value just now. */
    private boolean pendingElsewhere(int op, int value) {
        var own = register.writes(op) == value ? 1 : 0;
        return pendingWriters[value] > own;
    }
}
