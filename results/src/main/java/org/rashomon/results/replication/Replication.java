package org.rashomon.results.replication;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.VersionVector;

/**
 * When each replica was first seen to have applied each acknowledged write: by the vector of an answer that it gave, or
 * by what it said of itself. The write may have arrived earlier, so every time is an upper bound. A store that tells no
 * versions tells nothing here.
 */
public final class Replication {

    /** Stands where a replica was never seen to have applied a write. */
    public static final long NEVER = -1;

    private final History history;
    private final List<String> nodes;
    private final Map<String, int[]> rowsOfReplica = new HashMap<>();
    /** For each node, for each row, nanoseconds since the run began. */
    private final long[][] seenNanos;

    private Replication(History history, List<String> nodes) {
        this.history = history;
        this.nodes = nodes;
        this.seenNanos = new long[nodes.size()][history.operations().size()];
        Arrays.stream(seenNanos).forEach(times -> Arrays.fill(times, NEVER));
    }

    /** Works it out for these nodes, in their order. */
    public static Replication of(History history, List<String> nodes) {
        var replication = new Replication(history, nodes);
        replication.indexWrites();
        if (!replication.rowsOfReplica.isEmpty()) {
            for (var node = 0; node < nodes.size(); node++) {
                replication.follow(node);
            }
        }
        return replication;
    }

    /** Whether the store told any versions. */
    public boolean isKnown() {
        return !rowsOfReplica.isEmpty();
    }

    /** When the node was first seen to have applied the write of the row, or {@link #NEVER}. */
    public long seenNanos(int node, int row) {
        return seenNanos[node][row];
    }

    /** The nodes, in the order that {@link #seenNanos} counts them. */
    public List<String> nodes() {
        return nodes;
    }

    /** Whether a row is an acknowledged write that the store named. */
    public static boolean isVersionedWrite(Operations operations, int row) {
        return operations.outcome(row) == Outcome.OK
                && !operations.function(row).equals(Function.READ)
                && operations.hasVersion(row);
    }

    private void indexWrites() {
        var operations = history.operations();
        var lengths = new HashMap<String, Integer>();
        for (var row = 0; row < operations.size(); row++) {
            if (isVersionedWrite(operations, row)) {
                var dot = operations.version(row).dot();
                // A sequence beyond what a history can hold is nonsense and must not cost memory.
                if (dot.sequence() <= 4L * operations.size() + 1024) {
                    lengths.merge(dot.replica(), (int) dot.sequence(), Math::max);
                }
            }
        }
        lengths.forEach((replica, length) -> {
            var rows = new int[length + 1];
            Arrays.fill(rows, -1);
            rowsOfReplica.put(replica, rows);
        });
        for (var row = 0; row < operations.size(); row++) {
            if (isVersionedWrite(operations, row)) {
                var dot = operations.version(row).dot();
                var rows = rowsOfReplica.get(dot.replica());
                if (rows != null && dot.sequence() < rows.length) {
                    rows[(int) dot.sequence()] = row;
                }
            }
        }
    }

    /** Goes through everything a node said in the order in which it said it. */
    private void follow(int node) {
        var name = nodes.get(node);
        var known = new HashMap<String, Integer>();
        var operations = history.operations();
        var answers = answersOf(name);
        var states = history.replicaStates().stream()
                .filter(state -> state.reachable() && state.node().equals(name))
                .toList();
        var next = 0;
        for (var row : answers) {
            while (next < states.size() && states.get(next).index() < operations.completedIndex(row)) {
                learn(node, states.get(next).applied(), states.get(next).timeNanos(), known);
                next++;
            }
            learn(node, operations.version(row).seen(), operations.completedNanos(row), known);
        }
        for (Event.ReplicaState state : states.subList(next, states.size())) {
            learn(node, state.applied(), state.timeNanos(), known);
        }
    }

    private int[] answersOf(String node) {
        var operations = history.operations();
        return IntStream.range(0, operations.size())
                .filter(row -> operations.outcome(row) == Outcome.OK
                        && operations.node(row).equals(node))
                .boxed()
                .sorted(Comparator.comparingLong(operations::completedIndex))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void learn(int node, VersionVector applied, long nanos, Map<String, Integer> known) {
        applied.entries().forEach((replica, sequence) -> {
            var rows = rowsOfReplica.getOrDefault(replica, new int[0]);
            var until = (int) Math.min(sequence, rows.length - 1L);
            var from = known.getOrDefault(replica, 0);
            for (var at = from + 1; at <= until; at++) {
                if (rows[at] >= 0) {
                    seenNanos[node][rows[at]] =
                            Math.max(nanos, history.operations().completedNanos(rows[at]));
                }
            }
            if (until > from) {
                known.put(replica, until);
            }
        });
    }
}
