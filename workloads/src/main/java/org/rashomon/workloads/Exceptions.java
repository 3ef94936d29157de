package org.rashomon.workloads;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.rashomon.checkers.Anomaly;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
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

    /** Anomalies of keys that were deleted. */
    public static Predicate<Anomaly> ofDeletedKeys(History history) {
        var operations = history.operations();
        var deleted = new HashSet<String>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.DELETE) && operations.outcome(row) != Outcome.FAIL) {
                deleted.add(operations.key(row));
            }
        }
        return onlyOn(history, deleted);
    }

    /** Whether every operation in the witness is on one of these keys. */
    private static Predicate<Anomaly> onlyOn(History history, Set<String> keys) {
        var operations = history.operations();
        var keyOf = new HashMap<Long, String>();
        for (var row = 0; row < operations.size(); row++) {
            keyOf.put(operations.invokedIndex(row), operations.key(row));
            keyOf.put(operations.completedIndex(row), operations.key(row));
        }
        return anomaly -> anomaly.witness().stream()
                .allMatch(evidence -> keys.contains(keyOf.getOrDefault(evidence.index(), "")));
    }
}
