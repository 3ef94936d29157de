package org.rashomon.checkers.causal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rashomon.history.Operations;

/**
 * Which operations follow one another: those of one session, or, where operations of a session overlap, those of one of
 * its processes.
 */
public final class SessionOrder {

    private final Operations operations;
    private final Set<Integer> overlapping;

    public SessionOrder(Operations operations) {
        this.operations = operations;
        this.overlapping = overlappingSessions(operations);
    }

    /** A number that two operations share if and only if one follows the other. */
    public int of(int row) {
        var session = operations.session(row);
        // Processes take the odd numbers, so that they never meet a session's.
        return overlapping.contains(session) ? operations.process(row) * 2 + 1 : session * 2;
    }

    private static Set<Integer> overlappingSessions(Operations operations) {
        Map<Integer, Long> freeFrom = new HashMap<>();
        var overlapping = new HashSet<Integer>();
        for (var row = 0; row < operations.size(); row++) {
            var session = operations.session(row);
            var busyUntil = freeFrom.put(session, operations.completedIndex(row));
            if (busyUntil != null && busyUntil > operations.invokedIndex(row)) {
                overlapping.add(session);
            }
        }
        return overlapping;
    }
}
