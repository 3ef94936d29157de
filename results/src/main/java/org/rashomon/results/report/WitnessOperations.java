package org.rashomon.results.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Mutations;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.report.data.EventRows;

/** The operations that the witnesses speak of, found by the indexes of their events in one pass over the history. */
final class WitnessOperations {

    private final History history;
    private final Map<Long, Integer> rowOfEvent;
    private final Map<Dot, Integer> rowOfWrite;
    private final AtTheEnd atTheEnd;

    private WitnessOperations(History history, Map<Long, Integer> rowOfEvent, Map<Dot, Integer> rowOfWrite) {
        this.history = history;
        this.atTheEnd = AtTheEnd.of(history);
        this.rowOfEvent = rowOfEvent;
        this.rowOfWrite = rowOfWrite;
    }

    static WitnessOperations of(History history, List<CheckerOutcome> checkers) {
        Set<Long> wanted = new HashSet<>();
        checkers.forEach(checker -> checker.anomalies()
                .forEach(anomaly -> anomaly.witness().forEach(evidence -> wanted.add(evidence.index()))));
        var rows = EventRows.of(history, wanted);
        return new WitnessOperations(history, rows, writes(history.operations(), rows.values()));
    }

    /** The writes of the versions that these rows read. */
    private static Map<Dot, Integer> writes(Operations operations, Collection<Integer> rows) {
        Set<Dot> read = new HashSet<>();
        rows.stream()
                .filter(row -> operations.function(row).equals(Function.READ))
                .forEach(row -> read.addAll(dotsRead(operations, row)));
        var writes = new HashMap<Dot, Integer>();
        for (var row = 0; row < operations.size() && writes.size() < read.size(); row++) {
            if (operations.hasVersion(row)
                    && Mutations.isMutation(operations.function(row))
                    && read.contains(operations.dot(row))) {
                writes.putIfAbsent(operations.dot(row), row);
            }
        }
        return writes;
    }

    private static List<Dot> dotsRead(Operations operations, int row) {
        return operations.hasVersion(row) ? List.of(operations.dot(row)) : operations.siblings(row);
    }

    /** The writes whose versions the reads among these events showed, each once, in the order of the history. */
    List<Evidence> writesRead(List<Evidence> events) {
        var operations = history.operations();
        return events.stream()
                .flatMap(event -> row(event).stream().boxed())
                .filter(row -> operations.function(row).equals(Function.READ))
                .flatMap(row -> dotsRead(operations, row).stream())
                .flatMap(dot -> Optional.ofNullable(rowOfWrite.get(dot)).stream())
                .distinct()
                .sorted()
                .map(row -> Evidence.of(operations, row, "write"))
                .toList();
    }

    /** The row of the operation that the evidence is the invocation or the completion of, if it is of one. */
    OptionalInt row(Evidence evidence) {
        var row = rowOfEvent.get(evidence.index());
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /** Whether the event is of an operation that changes something, as far as anybody knows. */
    boolean isWrite(Evidence event) {
        var row = row(event);
        return row.isEmpty() || Mutations.isMutation(operations().function(row.getAsInt()));
    }

    /** What the replicas held at the end of that which the event wrote; empty if it wrote nothing, or nobody knows. */
    List<String> atTheEnd(Evidence event) {
        var row = row(event);
        return row.isPresent() && Mutations.isMutation(operations().function(row.getAsInt()))
                ? atTheEnd.of(row.getAsInt())
                : List.of();
    }

    Operations operations() {
        return history.operations();
    }

    History history() {
        return history;
    }
}
