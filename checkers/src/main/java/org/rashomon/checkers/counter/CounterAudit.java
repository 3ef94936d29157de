package org.rashomon.checkers.counter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Holds the reads of counters against their increments. */
final class CounterAudit {

    private static final AnomalyCatalogue.Entry DRIFT = AnomalyCatalogue.named("counter-drift");

    private final History history;
    private final Operations operations;
    private final FinalReads finals;
    private final Visibility visibility;
    private final Sums sums;
    private final List<Integer> increments = new ArrayList<>();
    private final BitSet counters = new BitSet();
    private final Attempts attempts;
    private final Findings findings;
    private long exact;
    private long bounded;

    CounterAudit(History history, Findings findings) {
        this.findings = findings;
        this.history = history;
        this.operations = history.operations();
        this.finals = FinalReads.of(history);
        IntPredicate isIncrement = row -> operations.function(row).equals(Function.INCREMENT);
        for (var row = 0; row < operations.size(); row++) {
            if (isIncrement.test(row)) {
                increments.add(row);
                counters.set(operations.keyNumber(row));
            }
        }
        this.visibility = new Visibility(history, isIncrement);
        this.sums = new Sums(operations, visibility);
        this.attempts = new Attempts(operations, increments);
    }

    CheckResult run() {
        for (var row = 0; row < operations.size(); row++) {
            if (isRead(row)) {
                judge(row, value(row));
            }
        }
        finals.raiseDoubts(history, counters.stream().toArray(), findings);
        var facts = new TreeMap<>(Map.of(
                "increments", Long.toString(increments.size()),
                "counters", Long.toString(counters.cardinality()),
                "reads-judged-exactly", Long.toString(exact),
                "reads-judged-by-bounds", Long.toString(bounded)));
        return findings.result(CounterChecker.NAME, facts);
    }

    private boolean isRead(int row) {
        return counters.get(operations.keyNumber(row))
                && operations.function(row).equals(Function.READ)
                && operations.outcome(row) == Outcome.OK;
    }

    private long value(int read) {
        return operations.result(read) instanceof Value.Int(var value) ? value : 0;
    }

    private void judge(int read, long value) {
        var told = visibility.isTold(read);
        if (told) {
            var expected = sums.of(read);
            count(expected.areExact());
            if (!expected.include(value)) {
                drift(read, value, expected, "by what %s had applied".formatted(operations.node(read)));
                return;
            }
        }
        if (finals.contains(operations, read)) {
            judgeFinal(read, value);
        } else if (!told) {
            count(false);
            var expected = attempts.ofAny(read);
            if (!expected.include(value)) {
                drift(read, value, expected, "by all that had been tried until then");
            }
        }
    }

    private void judgeFinal(int read, long value) {
        count(false);
        var expected = attempts.ofAll(read);
        if (!expected.include(value)) {
            drift(read, value, expected, "by all that had been acknowledged");
        }
    }

    private void count(boolean exactly) {
        if (exactly) {
            exact++;
        } else {
            bounded++;
        }
    }

    private void drift(int read, long value, Bounds expected, String by) {
        var signature = operations.key(read) + " on " + operations.node(read);
        findings.anomaly(signature, () -> {
            var when = finals.contains(operations, read) ? "at the end" : "at " + time(read);
            var witness = new ArrayList<Evidence>();
            var cause = expected.areExact() ? suspect(read, value - expected.low(), witness) : "";
            witness.add(Evidence.of(operations, read, "read that does not add up"));
            return new Anomaly(
                    DRIFT.name(),
                    "Counter %s is %d on %s %s; it should be %s, %s.%s"
                            .formatted(operations.key(read), value, operations.node(read), when, expected, by, cause),
                    witness);
        });
    }

    private String time(int read) {
        return Phrases.seconds(operations.completedNanos(read));
    }

    /** If leaving out or repeating a single increment explains the difference, and only one does, that increment. */
    private String suspect(int read, long difference, List<Evidence> witness) {
        var missing = only(read, -difference);
        var twice = only(read, difference);
        if (missing.size() == 1) {
            witness.add(Evidence.of(operations, missing.getFirst(), "increment that is missing"));
            return " Without %s it adds up.".formatted(described(missing.getFirst()));
        }
        if (missing.isEmpty() && twice.size() == 1) {
            witness.add(Evidence.of(operations, twice.getFirst(), "increment that counts twice"));
            return " With %s counted twice it adds up.".formatted(described(twice.getFirst()));
        }
        return "";
    }

    private List<Integer> only(int read, long amount) {
        return attempts.of(operations.keyNumber(read)).stream()
                .filter(row -> Sums.amount(operations, row) == amount && operations.outcome(row) == Outcome.OK)
                .filter(row -> operations.invokedIndex(row) < operations.completedIndex(read))
                .limit(2)
                .toList();
    }

    private String described(int row) {
        return "the increment by %d that %s acknowledged at %s"
                .formatted(Sums.amount(operations, row), operations.node(row), time(row));
    }
}
