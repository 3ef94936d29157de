package org.rashomon.results.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.rashomon.checkers.Evidence;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.results.CheckerOutcome;

/** The operations that the witnesses speak of, found by the indexes of their events in one pass over the history. */
final class WitnessOperations {

    private final History history;
    private final Map<Long, Integer> rowOfEvent;

    private WitnessOperations(History history, Map<Long, Integer> rowOfEvent) {
        this.history = history;
        this.rowOfEvent = rowOfEvent;
    }

    static WitnessOperations of(History history, List<CheckerOutcome> checkers) {
        Set<Long> wanted = new HashSet<>();
        checkers.forEach(checker -> checker.anomalies()
                .forEach(anomaly -> anomaly.witness().forEach(evidence -> wanted.add(evidence.index()))));
        var rows = new HashMap<Long, Integer>();
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            if (wanted.contains(operations.invokedIndex(row))) {
                rows.put(operations.invokedIndex(row), row);
            }
            if (wanted.contains(operations.completedIndex(row))) {
                rows.put(operations.completedIndex(row), row);
            }
        }
        return new WitnessOperations(history, rows);
    }

    /** The row of the operation that the evidence is the invocation or the completion of, if it is of one. */
    OptionalInt row(Evidence evidence) {
        var row = rowOfEvent.get(evidence.index());
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    Operations operations() {
        return history.operations();
    }

    History history() {
        return history;
    }
}
