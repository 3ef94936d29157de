package org.rashomon.checkers.tombstone;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.visibility.Ranking;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Looks for versions that came back. */
final class DeleteAudit {

    private static final AnomalyCatalogue.Entry RESURRECTED = AnomalyCatalogue.named("resurrected-delete");

    private final History history;
    private final Operations operations;
    private final Contract contract;
    private final FinalReads finals;
    private final Visibility deletes;
    private final Optional<Ranking> ranking;
    private final RowIndex writers;
    private final BitSet keys = new BitSet();
    private final Findings findings;
    private long acknowledged;
    private long judged;

    DeleteAudit(History history, Findings findings) {
        this.findings = findings;
        this.history = history;
        this.operations = history.operations();
        this.contract = Contract.of(history.info());
        this.finals = FinalReads.of(history);
        this.deletes = new Visibility(history, this::isDelete);
        this.ranking = contract.strategy()
                .filter(strategy -> strategy.resolution() == Resolution.LAST_WRITE_WINS
                        || strategy.resolution() == Resolution.HIGHEST_RANK)
                .map(strategy -> new Ranking(operations, strategy));
        this.writers = new RowIndex(operations);
        var sets = new BitSet();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.ADD)) {
                sets.set(operations.keyNumber(row));
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            if (!sets.get(operations.keyNumber(row))) {
                enter(row);
            }
        }
    }

    private void enter(int row) {
        if (isDelete(row) && operations.outcome(row) == Outcome.OK) {
            acknowledged++;
            keys.set(operations.keyNumber(row));
        } else if (Mutations.isRegisterWrite(operations.function(row)) && operations.outcome(row) != Outcome.FAIL) {
            writers.putIfAbsent(row);
        }
    }

    private boolean isDelete(int row) {
        return operations.function(row).equals(Function.DELETE);
    }

    CheckResult run() {
        for (var row = 0; row < operations.size(); row++) {
            if (keys.get(operations.keyNumber(row))
                    && operations.function(row).equals(Function.READ)
                    && operations.outcome(row) == Outcome.OK) {
                judge(row);
            }
        }
        finals.raiseDoubts(history, keys.stream().toArray(), findings);
        return findings.result(
                TombstoneChecker.NAME,
                new TreeMap<>(Map.of(
                        "acknowledged-deletes", Long.toString(acknowledged), "reads-judged", Long.toString(judged))));
    }

    private void judge(int read) {
        if (deletes.isTold(read)) {
            judged++;
            for (var dot : dots(read)) {
                var delete = deleteThatHadSeen(read, dot);
                if (delete != RowIndex.NONE && !isRankedAbove(read, delete)) {
                    resurrected(read, dot.toString(), delete);
                }
            }
        } else if (finals.contains(operations, read)) {
            judged++;
            judgeByValue(read);
        }
    }

    private List<Dot> dots(int read) {
        if (operations.result(read).equals(Value.NONE)) {
            return List.of();
        }
        return operations.hasVersion(read) ? List.of(operations.dot(read)) : operations.siblings(read);
    }

    /** An applied delete whose replica had applied the version; of each replica its last one had applied the most. */
    private int deleteThatHadSeen(int read, Dot dot) {
        var key = operations.keyNumber(read);
        for (var replica = 0; replica < deletes.updates().replicas(); replica++) {
            var end = deletes.upTo(read, replica);
            if (end > deletes.ofKeys().from(key, replica)) {
                var delete = deletes.ofKeys().row(end - 1);
                if (replaces(delete, dot)) {
                    return delete;
                }
            }
        }
        return RowIndex.NONE;
    }

    /** Siblings are replaced by what says so; a client may delete one of two. */
    private boolean replaces(int delete, Dot dot) {
        var keepsSiblings = contract.strategy()
                .filter(strategy -> strategy.resolution() == Resolution.SIBLINGS)
                .isPresent();
        return keepsSiblings
                ? operations.overwrites(delete).contains(dot)
                : operations.version(delete).context().includes(dot);
    }

    private boolean isRankedAbove(int read, int delete) {
        return ranking.isPresent()
                && ranking.get().isKnown(read)
                && ranking.get().isKnown(delete)
                && ranking.get().compare(read, delete) > 0;
    }

    private void judgeByValue(int read) {
        var key = operations.keyNumber(read);
        var write = writers.find(key, operations.result(read));
        if (write == RowIndex.NONE || operations.result(read).equals(Value.NONE)) {
            return;
        }
        for (var row = write + 1; row < operations.size(); row++) {
            if (operations.keyNumber(row) == key
                    && isDelete(row)
                    && surelySaw(row, write)
                    && !isRankedAbove(read, row)) {
                resurrected(read, operations.result(read).toString(), row);
                return;
            }
        }
    }

    private boolean surelySaw(int delete, int write) {
        return operations.outcome(delete) == Outcome.OK
                && operations.outcome(write) == Outcome.OK
                && operations.node(delete).equals(operations.node(write))
                && operations.completedIndex(write) < operations.invokedIndex(delete);
    }

    private void resurrected(int read, String what, int delete) {
        var sentence = "Key %s shows %s on %s at %s, which %s had deleted at %s and nobody wrote again."
                .formatted(
                        operations.key(read),
                        what,
                        operations.node(read),
                        Phrases.seconds(operations.completedNanos(read)),
                        operations.node(delete),
                        Phrases.seconds(operations.completedNanos(delete)));
        var witness = new ArrayList<Evidence>();
        var write = writers.find(operations.keyNumber(read), operations.result(read));
        if (write != RowIndex.NONE) {
            witness.add(Evidence.of(operations, write, "write"));
        }
        witness.add(Evidence.of(operations, delete, "delete that had seen it"));
        witness.add(Evidence.of(operations, read, "read that shows it"));
        if (wasCollected(delete, read)) {
            findings.byDesign(() -> new ByDesign(
                    RESURRECTED.name(),
                    "tombstones are collected after %s, whoever has seen them"
                            .formatted(contract.tombstones().label()),
                    sentence,
                    witness));
        } else {
            findings.anomaly(
                    operations.key(read) + " on " + operations.node(read),
                    () -> new Anomaly(RESURRECTED.name(), sentence, witness));
        }
    }

    private boolean wasCollected(int delete, int read) {
        return contract.tombstones()
                .window()
                .filter(window -> operations.completedNanos(read) - operations.invokedNanos(delete) >= window.toNanos())
                .isPresent();
    }
}
