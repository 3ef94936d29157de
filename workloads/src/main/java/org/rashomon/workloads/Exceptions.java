package org.rashomon.workloads;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Contract;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;

/** Keys of a history to which something happened that a contract makes an exception for. */
public final class Exceptions {

    private Exceptions() {}

    /** Anomalies of keys that more than one leader was asked for: their home was moved. */
    public static Predicate<Anomaly> ofMovedKeys(History history) {
        var operations = history.operations();
        var last =
                history.start(Phase.FINAL_READS).map(Event.PhaseStarted::index).orElse(Long.MAX_VALUE);
        var homes = new HashMap<String, String>();
        var moved = new HashSet<String>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.invokedIndex(row) < last && operations.outcome(row) != Outcome.FAIL) {
                var home = homes.putIfAbsent(operations.key(row), operations.node(row));
                if (home != null && !home.equals(operations.node(row))) {
                    moved.add(operations.key(row));
                }
            }
        }
        return onlyOn(history, moved);
    }

    /**
     * Anomalies of reads of which a delete may have been forgotten. The certificate is a delete of the key of a read in
     * the witness that had begun at least as long before its answer as tombstones are kept; it may also be of unknown
     * outcome, as what it did shows.
     */
    public static Predicate<Anomaly> ofForgottenDeletes(History history) {
        var operations = history.operations();
        var window = Contract.of(history.info()).tombstones().window();
        var firstDeletes = new HashMap<String, Long>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.DELETE) && operations.outcome(row) != Outcome.FAIL) {
                firstDeletes.merge(operations.key(row), operations.invokedNanos(row), Math::min);
            }
        }
        var rowOf = rows(operations);
        return anomaly -> anomaly.witness().stream()
                .map(evidence -> rowOf.get(evidence.index()))
                .filter(Objects::nonNull)
                .filter(row -> operations.function(row).equals(Function.READ))
                .anyMatch(read -> {
                    var deleted = firstDeletes.get(operations.key(read));
                    return deleted != null
                            && window.filter(kept -> operations.completedNanos(read) - deleted >= kept.toNanos())
                                    .isPresent();
                });
    }

    /** Whether every operation in the witness is on one of these keys. */
    private static Predicate<Anomaly> onlyOn(History history, Set<String> keys) {
        var operations = history.operations();
        var rowOf = rows(operations);
        return anomaly -> anomaly.witness().stream().allMatch(evidence -> {
            var row = rowOf.get(evidence.index());
            return row != null && keys.contains(operations.key(row));
        });
    }

    /** The row of each event of an operation. */
    private static Map<Long, Integer> rows(Operations operations) {
        var rows = new HashMap<Long, Integer>();
        for (var row = 0; row < operations.size(); row++) {
            rows.put(operations.invokedIndex(row), row);
            rows.put(operations.completedIndex(row), row);
        }
        return rows;
    }
}
