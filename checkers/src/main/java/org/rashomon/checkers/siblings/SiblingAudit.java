package org.rashomon.checkers.siblings;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.FunctionSet;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Holds the reads of registers that keep every version against their writes. */
public final class SiblingAudit {

    private final History history;
    private final String checker;
    private final boolean showsValues;
    private final Operations operations;
    private final FinalReads finals;
    private final FunctionSet writes;
    private final FunctionSet reads;
    private final BitSet registers = new BitSet();
    private final Visibility visibility;
    private final Coverage coverage;
    /** Costly, and not needed where the store tells versions; so made when first asked for. */
    private @Nullable ValueAudit valueAudit;

    private final Findings findings;
    private final SiblingReport report;
    private final Map<Integer, CurrentVersions> versions = new HashMap<>();
    private final Map<Integer, Set<Integer>> writersOfKey = new HashMap<>();
    private long exact;
    private long undecided;
    private int most;

    /**
     * Prepares the audit.
     *
     * @param checker the name under which it reports
     */
    public SiblingAudit(History history, String checker, Findings findings) {
        this.findings = findings;
        this.history = history;
        this.checker = checker;
        this.operations = history.operations();
        this.finals = FinalReads.of(history);
        this.writes = new FunctionSet(operations, Mutations::isRegisterWrite);
        this.reads = new FunctionSet(operations, Function.READ::equals);
        for (var row = 0; row < operations.size(); row++) {
            if (isWrite(row)) {
                registers.set(operations.keyNumber(row));
            }
        }
        var strategy = Contract.of(history.info()).strategy();
        this.showsValues = strategy.isEmpty() || strategy.get().resolution() == Resolution.SIBLINGS;
        this.visibility = new Visibility(history, this::isWrite);
        this.coverage =
                new Coverage(history, strategy.filter(Strategy.SIBLINGS::equals).isPresent());
        this.report = new SiblingReport(operations, finals, findings);
    }

    private boolean isWrite(int row) {
        return writes.has(row);
    }

    /** Judges every read. */
    public CheckResult run() {
        for (var row = 0; row < operations.size(); row++) {
            if (isRead(row)) {
                judge(row);
            }
        }
        finals.raiseDoubts(history, registers.stream().toArray(), findings);
        if (undecided > 0) {
            findings.doubt("%d reads may reflect writes of unknown outcome, so that nobody can say what they must show"
                    .formatted(undecided));
        }
        return findings.result(
                checker,
                new TreeMap<>(Map.of(
                        "registers", Integer.toString(registers.cardinality()),
                        "reads-judged-exactly", Long.toString(exact),
                        "reads-with-doubts", Long.toString(undecided),
                        "most-siblings", Integer.toString(most))));
    }

    private boolean isRead(int row) {
        return reads.has(row) && registers.get(operations.keyNumber(row)) && operations.outcome(row) == Outcome.OK;
    }

    private void judge(int read) {
        var told = visibility.isTold(read);
        var shown = shown(read);
        most = Math.max(most, shown.size());
        if (told && (!shown.isEmpty() || isEmpty(read))) {
            judgeExactly(read, shown);
        } else if (showsValues) {
            var values = values();
            most = Math.max(most, values.count(read));
            values.judgeRead(read);
            if (finals.contains(operations, read)) {
                values.judgeFinal(read);
            }
        } else if (!isEmpty(read) || finals.contains(operations, read)) {
            // Before it has applied anything, a replica has nothing to tell, and shows nothing.
            findings.doubt("reads do not tell which versions their values are made of");
        }
    }

    private ValueAudit values() {
        var values = valueAudit;
        if (values == null) {
            values = new ValueAudit(operations, registers, report, Contract.of(history.info()));
            valueAudit = values;
        }
        return values;
    }

    private boolean isEmpty(int read) {
        return operations.result(read).equals(Value.NONE)
                || operations.result(read).equals(Value.of(List.of()));
    }

    private List<Dot> shown(int read) {
        return operations.hasVersion(read) ? List.of(operations.dot(read)) : operations.siblings(read);
    }

    private void judgeExactly(int read, List<Dot> shown) {
        var key = operations.keyNumber(read);
        var current = versions.computeIfAbsent(
                operations.nodeNumber(read) * operations.keys().size() + key,
                place -> new CurrentVersions(operations, visibility, coverage, key));
        current.advance(read);
        var spurious = new ArrayList<Dot>();
        for (var dot : shown) {
            if (current.isReplaced(dot)) {
                spurious.add(dot);
            }
        }
        if (!spurious.isEmpty()) {
            var writers = writersOfKeys().getOrDefault(key, Set.of()).size();
            report.spurious(read, spurious.getFirst(), replacer(key, spurious.getFirst()), shown.size() > writers);
        }
        var missing = new ArrayList<Integer>();
        for (var at = 0; at < current.current().size(); at++) {
            var write = current.current().get(at);
            if (!current.isCovered(write) && !shown.contains(operations.dot(write))) {
                missing.add(write);
            }
        }
        if (!missing.isEmpty() && visibility.doubtful().any(key) && mayReflectDoubtful(read)) {
            undecided++;
        } else {
            exact++;
            missing.forEach(write -> report.missing(read, write));
        }
        if (finals.contains(operations, read)) {
            judgeArrivals(read, current);
        }
    }

    /** The sessions that wrote each key; laid out when first asked for, which healthy histories never do. */
    private Map<Integer, Set<Integer>> writersOfKeys() {
        for (var row = writersOfKey.isEmpty() ? 0 : operations.size(); row < operations.size(); row++) {
            if (isWrite(row)) {
                writersOfKey
                        .computeIfAbsent(operations.keyNumber(row), key -> new HashSet<>())
                        .add(operations.session(row));
            }
        }
        return writersOfKey;
    }

    private boolean mayReflectDoubtful(int read) {
        var count = new int[1];
        visibility.doubtful().forEachIn(read, row -> count[0]++);
        return count[0] > 0;
    }

    /** Reports acknowledged writes that had not arrived when everything should have. */
    private void judgeArrivals(int read, CurrentVersions current) {
        var key = operations.keyNumber(read);
        for (var replica = 0; replica < visibility.updates().replicas(); replica++) {
            for (var at = visibility.upTo(read, replica);
                    at < visibility.ofKeys().to(key, replica);
                    at++) {
                var write = visibility.ofKeys().row(at);
                var due = operations.completedIndex(write) < operations.invokedIndex(read);
                if (due && !current.isReplaced(operations.dot(write)) && !current.isCovered(write)) {
                    report.missing(read, write);
                }
            }
        }
    }

    private int replacer(int key, Dot dot) {
        for (var replica = 0; replica < visibility.updates().replicas(); replica++) {
            for (var at = visibility.ofKeys().from(key, replica);
                    at < visibility.ofKeys().to(key, replica);
                    at++) {
                if (operations.overwrites(visibility.ofKeys().row(at)).contains(dot)) {
                    return visibility.ofKeys().row(at);
                }
            }
        }
        return RowIndex.NONE;
    }
}
