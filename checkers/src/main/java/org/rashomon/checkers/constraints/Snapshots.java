package org.rashomon.checkers.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.causal.MicroOperation;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * What reads show of several keys at once, and what becomes of one that breaks an invariant: several leaders cannot
 * keep one that their writes only keep together, so unless the contract gives constraints it is by design, if two
 * leaders are known to have written to these keys before without having seen each other's.
 */
final class Snapshots {

    private final History history;
    private final Operations operations;
    private final Findings findings;

    Snapshots(History history, Findings findings) {
        this.findings = findings;
        this.history = history;
        this.operations = history.operations();
    }

    /** Is shown the keys and values of a read. */
    interface Visitor {
        void visit(int read, Map<String, Value> values);
    }

    /** Shows every successful transaction that reads, and every read of one key. */
    void forEach(Visitor visitor) {
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) != Outcome.OK) {
                continue;
            }
            if (operations.function(row).equals(Function.READ)) {
                visitor.visit(row, Map.of(operations.key(row), operations.result(row)));
            } else if (operations.function(row).equals(Function.TRANSACTION)) {
                var values = new TreeMap<String, Value>();
                MicroOperation.of(operations, row).stream()
                        .filter(part -> part.kind() == MicroOperation.Kind.READ)
                        .forEach(part -> values.put(part.key(), part.value()));
                if (!values.isEmpty()) {
                    visitor.visit(row, values);
                }
            }
        }
    }

    /** A read that breaks an invariant. */
    void broken(AnomalyCatalogue.Entry entry, int read, Map<String, Value> values, Supplier<String> sentence) {
        var promise = Contract.of(history.info()).promise(Guarantee.UNIQUENESS);
        var isKnown = Contract.of(history.info()).strategy().isPresent();
        var pair = isKnown && !promise.given() ? concurrentWrites(read, values) : List.<Integer>of();
        var witness = new ArrayList<Evidence>();
        pair.forEach(row -> witness.add(Evidence.of(operations, row, "one of two concurrent writes")));
        witness.add(Evidence.of(operations, read, "read that breaks it"));
        if (pair.isEmpty()) {
            findings.anomaly(entry.name(), () -> new Anomaly(entry.name(), sentence.get(), witness));
        } else {
            findings.byDesign(() -> new ByDesign(entry.name(), promise.reason(), sentence.get(), witness));
        }
    }

    private List<Integer> concurrentWrites(int read, Map<String, Value> values) {
        var writes = new ArrayList<Integer>();
        for (var row = 0;
                row < operations.size() && operations.invokedIndex(row) < operations.invokedIndex(read);
                row++) {
            if (operations.outcome(row) != Outcome.OK || !writesAny(row, values)) {
                continue;
            }
            for (var other : writes) {
                if (Concurrency.areConcurrent(operations, row, other)) {
                    return List.of(other, row);
                }
            }
            writes.add(row);
            if (writes.size() > operations.replicas().size() * 2) {
                writes.removeFirst();
            }
        }
        return List.of();
    }

    private boolean writesAny(int row, Map<String, Value> values) {
        return operations.function(row).equals(Function.TRANSACTION)
                ? MicroOperation.of(operations, row).stream()
                        .anyMatch(part -> part.kind() != MicroOperation.Kind.READ && values.containsKey(part.key()))
                : Mutations.isMutation(operations.function(row)) && values.containsKey(operations.key(row));
    }
}
