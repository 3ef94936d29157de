package org.rashomon.checkers.lostwrite;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/** Holds the final reads of registers against the acknowledged writes. */
final class RegisterAudit {

    private final History history;
    private final Operations operations;
    private final RegisterWrites writes;
    private final FinalReads finals;
    private final Amnesia amnesia;
    private final FateJudge judge;
    private final LossReport report;
    private final Findings findings;
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private long thinAir;
    private long failedVisible;

    RegisterAudit(History history, Findings findings) {
        this.findings = findings;
        this.history = history;
        this.operations = history.operations();
        this.writes = new RegisterWrites(operations);
        this.finals = FinalReads.of(history);
        this.amnesia = Amnesia.find(history, writes.acknowledged());
        this.judge = new FateJudge(history, writes, finals, amnesia);
        this.report = new LossReport(history, writes);
        for (var fate : Fate.values()) {
            counts.put(fate, 0L);
        }
    }

    CheckResult run() {
        amnesia.lapses().forEach(lapse -> findings.anomaly(() -> report.amnesia(lapse)));
        checkValues();
        writes.acknowledged().stream().forEach(this::checkWrite);
        raiseDoubts();
        return findings.result(LostWriteChecker.NAME, facts());
    }

    /** Whether somebody wrote what the replicas show. */
    private void checkValues() {
        for (var node = 0; node < finals.nodes().size(); node++) {
            for (var key = 0; key < operations.keys().size(); key++) {
                var read = finals.row(node, key);
                if (read != FinalReads.NONE && !operations.result(read).equals(Value.NONE)) {
                    checkValue(read, key);
                }
            }
        }
    }

    private void checkValue(int read, int key) {
        var writer = writes.writer(key, operations.result(read));
        if (writer != RowIndex.NONE && operations.invokedIndex(writer) < operations.completedIndex(read)) {
            return;
        }
        var failed = writes.failedWriter(key, operations.result(read));
        if (failed == RowIndex.NONE) {
            thinAir++;
            findings.anomaly(() -> report.thinAir(read));
        } else {
            failedVisible++;
            findings.anomaly(() -> report.failedVisible(failed, read));
        }
    }

    private void checkWrite(int write) {
        var fates = new LinkedHashMap<Integer, Fate>();
        var worst = Fate.PRESENT;
        for (var node = 0; node < finals.nodes().size(); node++) {
            var read = finals.row(node, operations.keyNumber(write));
            // A read that began before the write was acknowledged owes it nothing.
            if (read != FinalReads.NONE && operations.completedIndex(write) < operations.invokedIndex(read)) {
                var fate = judge.judge(write, read);
                fates.put(read, fate);
                worst = worst.worse(fate);
            }
        }
        if (fates.isEmpty()) {
            worst = Fate.UNREAD;
        }
        counts.merge(worst, 1L, Long::sum);
        find(write, worst, fates);
    }

    private void find(int write, Fate worst, Map<Integer, Fate> fates) {
        if (worst.isAnomaly()) {
            findings.anomaly(() -> report.loss(write, worst, fates));
        } else if (fates.values().stream().anyMatch(Fate::isByDesign)) {
            findings.byDesign(() -> report.droppedByDesign(write, fates));
        }
    }

    private void raiseDoubts() {
        if (!finals.any()) {
            findings.doubt("the history has no final reads");
        } else {
            finals.gaps(operations, writes.keysWritten()).forEach(findings::doubt);
        }
        if (!history.isComplete()) {
            findings.doubt("the history was cut off before its verdict");
        }
        writes.repetitions().forEach(findings::doubt);
        if (judge.lacksOrder()) {
            findings.doubt("there are too many sessions to infer causal order without versions");
        }
        counts.forEach((fate, count) -> {
            if (count > 0 && !fate.doubt().isEmpty() && (fate != Fate.UNREAD || finals.any())) {
                findings.doubt(
                        "undecided for %s: %s".formatted(Phrases.count(count, "acknowledged write"), fate.doubt()));
            }
        });
    }

    private Map<String, String> facts() {
        var figures = new TreeMap<String, Long>();
        counts.forEach((fate, count) -> figures.merge(fate.fact(), count, Long::sum));
        figures.put("acknowledged-writes", (long) writes.acknowledged().cardinality());
        figures.put("indeterminate-writes", writes.indeterminate());
        figures.put("thin-air", thinAir);
        figures.put("failed-visible", failedVisible);
        figures.put("forgetful-replicas", (long) amnesia.lapses().size());
        figures.put("replicas-read", finals.replicasRead());
        var facts = new TreeMap<String, String>();
        figures.forEach((name, figure) -> facts.put(name, Long.toString(figure)));
        return facts;
    }
}
