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
    private final boolean onEachNode;
    private final Map<Visit, Integer> visits = new HashMap<>();

    public SessionOrder(Operations operations) {
        this(operations, false);
    }

    private SessionOrder(Operations operations, boolean onEachNode) {
        this.operations = operations;
        this.overlapping = overlappingSessions(operations);
        this.onEachNode = onEachNode;
    }

    /** The order in which what a session does on one node says nothing of what it does on another. */
    public static SessionOrder onEachNode(Operations operations) {
        return new SessionOrder(operations, true);
    }

    /** A number that two operations share if and only if one follows the other. */
    public int of(int row) {
        var session = operations.session(row);
        // Processes take the odd numbers, so that they never meet a session's.
        var follower = overlapping.contains(session) ? operations.process(row) * 2 + 1 : session * 2;
        return onEachNode
                ? visits.computeIfAbsent(new Visit(follower, operations.node(row)), visit -> visits.size())
                : follower;
    }

    private record Visit(int follower, String node) {}

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
