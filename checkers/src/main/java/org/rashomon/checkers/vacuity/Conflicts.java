package org.rashomon.checkers.vacuity;

import java.util.Arrays;
import java.util.List;
import org.rashomon.checkers.Mutations;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * Counts conflicts: pairs of acknowledged writes of one key, accepted by different nodes, neither of which had seen
 * the other.
 *
 * <p>Not all pairs, which could be quadratically many: in the order of invocation, each write is paired with the latest
 * earlier write of its key on every other node. So a count of 0 may, with very unlucky timing, overlook a conflict
 * between writes further apart, but every pair counted is one. Where both versions are known, their contexts tell
 * whether one had seen the other; where not, the two count if they overlapped in time.
 */
final class Conflicts {

    private static final int NONE = -1;

    private Conflicts() {}

    static long count(Operations operations, List<String> nodes) {
        var numbers = new NodeNumbers(nodes);
        var latest = new int[operations.keys().size() * nodes.size()];
        Arrays.fill(latest, NONE);
        var conflicts = 0L;
        for (var row = 0; row < operations.size(); row++) {
            var node = numbers.of(operations.node(row));
            if (node < 0 || operations.outcome(row) != Outcome.OK || !Mutations.isMutation(operations.function(row))) {
                continue;
            }
            var base = operations.keyNumber(row) * nodes.size();
            for (var other = 0; other < nodes.size(); other++) {
                var earlier = latest[base + other];
                if (other != node && earlier != NONE && areConcurrent(operations, earlier, row)) {
                    conflicts++;
                }
            }
            latest[base + node] = row;
        }
        return conflicts;
    }

    private static boolean areConcurrent(Operations operations, int earlier, int later) {
        if (operations.hasVersion(earlier) && operations.hasVersion(later)) {
            return !operations.hadSeen(later, earlier) && !operations.hadSeen(earlier, later);
        }
        return operations.completedIndex(earlier) > operations.invokedIndex(later);
    }
}
