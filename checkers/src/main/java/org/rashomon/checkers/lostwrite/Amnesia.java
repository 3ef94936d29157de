package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rashomon.checkers.EventOrder;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * Replicas that forgot writes of their own: one accepted a write although the same replica had acknowledged an
 * earlier one that the later write's context does not include. It will have given the forgotten dots to new writes,
 * so from then on such a dot names two writes.
 */
final class Amnesia {

    /**
     * One loss of memory.
     *
     * @param forgotten the last write acknowledged before it
     * @param next the first write accepted after it
     */
    record Lapse(int forgotten, int next) {}

    private final Operations operations;
    private final List<Lapse> lapses = new ArrayList<>();

    private Amnesia(Operations operations) {
        this.operations = operations;
    }

    /** Finds the lapses of all replicas among these acknowledged writes. */
    static Amnesia find(History history, BitSet acknowledged) {
        var amnesia = new Amnesia(history.operations());
        EventOrder.walk(history, amnesia.new Search(acknowledged));
        return amnesia;
    }

    List<Lapse> lapses() {
        return lapses;
    }

    /**
     * Whether the dot of {@code write} may also have been given to another write that {@code later} had seen in its
     * place.
     *
     * @param later the row of the later write, or {@link RowIndex#NONE} if it is not known
     */
    boolean mayHaveBeenReused(int write, int later) {
        if (lapses.isEmpty()) {
            return false;
        }
        var dot = operations.version(write).dot();
        for (var lapse : lapses) {
            var last = operations.version(lapse.forgotten()).dot();
            var kept = operations.version(lapse.next()).context().sequenceOf(last.replica());
            var reused =
                    dot.replica().equals(last.replica()) && dot.sequence() > kept && dot.sequence() <= last.sequence();
            if (reused && !wasOverBefore(later, lapse)) {
                return true;
            }
        }
        return false;
    }

    private boolean wasOverBefore(int later, Lapse lapse) {
        return later != RowIndex.NONE
                && operations.outcome(later) == Outcome.OK
                && operations.completedIndex(later) < operations.invokedIndex(lapse.next());
    }

    /** Compares each write with the last one that its node had acknowledged before it was invoked. */
    private final class Search implements EventOrder.Visitor {

        private final BitSet acknowledged;
        private final Map<String, Integer> lastAcknowledged = new HashMap<>();
        private final Set<Integer> reported = new HashSet<>();

        Search(BitSet acknowledged) {
            this.acknowledged = acknowledged;
        }

        @Override
        public void invoked(int row) {
            if (!acknowledged.get(row) || !operations.hasVersion(row)) {
                return;
            }
            var earlier = lastAcknowledged.getOrDefault(operations.node(row), RowIndex.NONE);
            if (earlier != RowIndex.NONE && !operations.hadSeen(row, earlier) && isSameReplica(row, earlier)) {
                if (reported.add(earlier)) {
                    lapses.add(new Lapse(earlier, row));
                }
            }
        }

        @Override
        public void completed(int row) {
            if (acknowledged.get(row) && operations.hasVersion(row)) {
                lastAcknowledged.put(operations.node(row), row);
            }
        }

        private boolean isSameReplica(int row, int other) {
            return operations
                    .version(row)
                    .dot()
                    .replica()
                    .equals(operations.version(other).dot().replica());
        }
    }
}
