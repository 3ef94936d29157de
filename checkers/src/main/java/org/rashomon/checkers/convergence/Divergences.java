package org.rashomon.checkers.convergence;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;

/** Judges keys under which replicas differ, by what the contract says of that. */
final class Divergences {

    private final History history;
    private final Operations operations;
    private final Contract contract;
    private final KeyComparison comparison;
    private final Findings findings;

    Divergences(History history, KeyComparison comparison, Findings findings) {
        this.history = history;
        this.operations = history.operations();
        this.contract = Contract.of(history.info());
        this.comparison = comparison;
        this.findings = findings;
    }

    void judge(int key) {
        if (contract.log() == ReplicationLog.STATEMENT && comparison.isOneVersion(key)) {
            byDesign(
                    key,
                    "log: statement: every replica carries the statement out anew",
                    "All replicas hold the same version of it.",
                    Optional.empty());
            return;
        }
        if (contract.log() == ReplicationLog.STATEMENT && isOfATable(key)) {
            byDesign(
                    key,
                    "log: statement: every replica gives the row an id of its own",
                    "It is a row of a table whose ids are drawn.",
                    Optional.empty());
            return;
        }
        var collected = collectedDelete(key);
        if (collected.isPresent()) {
            byDesign(
                    key,
                    "tombstones are collected after %s, whoever has seen them"
                            .formatted(contract.tombstones().label()),
                    "A delete of it was older than that when the replicas were read.",
                    collected);
            return;
        }
        findings.anomaly(() -> comparison.divergence(key));
    }

    private boolean isOfATable(int key) {
        var name = operations.keys().get(key);
        return IntStream.range(0, operations.size())
                .anyMatch(row ->
                        operations.function(row).equals(Function.CREATE) && name.startsWith(operations.key(row) + "/"));
    }

    /**
     * A delete or remove of the key that had been collected by the time of the final reads. Also one of unknown
     * outcome: that the replicas differ is how it shows.
     */
    private Optional<Evidence> collectedDelete(int key) {
        var window = contract.tombstones().window();
        var read = history.start(Phase.FINAL_READS);
        if (window.isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        for (var row = 0; row < operations.size(); row++) {
            var function = operations.function(row);
            if (operations.keyNumber(row) == key
                    && operations.outcome(row) != Outcome.FAIL
                    && (function.equals(Function.DELETE) || function.equals(Function.REMOVE))
                    && read.get().timeNanos() - operations.invokedNanos(row)
                            >= window.get().toNanos()) {
                return Optional.of(Evidence.of(operations, row, "delete whose trace is gone"));
            }
        }
        return Optional.empty();
    }

    private void byDesign(int key, String rule, String why, Optional<Evidence> more) {
        findings.byDesign(() -> {
            var anomaly = comparison.divergence(key);
            var certificate = new ArrayList<>(anomaly.witness());
            more.ifPresent(evidence -> certificate.addFirst(evidence));
            return new ByDesign(anomaly.name(), rule, anomaly.sentence() + " " + why, certificate);
        });
    }
}
