package org.rashomon.checkers.lostwrite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rashomon.history.Operations;

/**
 * Sorts operations into lanes, in each of which one follows another: a lane for each session, or, where operations of
 * one session overlap, for each of its processes.
 */
final class Lanes {

    private final int[] laneOfRow;
    private final int count;

    Lanes(Operations operations) {
        var overlapping = overlappingSessions(operations);
        var numbers = new HashMap<Long, Integer>();
        laneOfRow = new int[operations.size()];
        for (var row = 0; row < operations.size(); row++) {
            var session = operations.session(row);
            // Processes take the odd names, so that they never meet a session's.
            var name = overlapping.contains(session) ? operations.process(row) * 2L + 1 : session * 2L;
            var known = numbers.putIfAbsent(name, numbers.size());
            laneOfRow[row] = known == null ? numbers.size() - 1 : known;
        }
        count = numbers.size();
    }

    int of(int row) {
        return laneOfRow[row];
    }

    int count() {
        return count;
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
