package org.rashomon.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Outcome;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** What tombstones that go after half a second excuse: what comes of a delete that long ago, and nothing else. */
class ForgottenDeletesTest {

    private static final Map<String, String> EARLY =
            Map.of("strategy", "lww-hybrid-clock", "delivery", "causal", "tombstones", "500ms");
    private static final long MILLISECOND = 1_000_000;

    private final HistoryBuilder history = new HistoryBuilder();
    private long writes;

    ForgottenDeletesTest() {
        history.add(new Event.RunStarted(
                0,
                0,
                new RunInfo(
                        "test",
                        1,
                        "simulated",
                        "register",
                        List.of("n1", "n2"),
                        List.of(),
                        new TreeMap<>(EARLY),
                        "2026-01-01",
                        "test")));
    }

    /** One session on one node writes, may delete, and reads at this time what it had before its last write. */
    private void write(String key, long atMillis, Function function, long value) {
        writes++;
        var seen = VersionVector.of(Map.of("n1", writes));
        var context = writes == 1 ? VersionVector.EMPTY : VersionVector.of(Map.of("n1", writes - 1));
        var version = new Version(new Dot("n1", writes), writes, context, seen);
        operation(key, atMillis, function, function.equals(Function.DELETE) ? Value.NONE : Value.of(value), version);
    }

    private void readsFirst(String key, long atMillis) {
        var seen = VersionVector.of(Map.of("n1", writes));
        operation(
                key, atMillis, Function.READ, Value.of(1), new Version(new Dot("n1", 1), 1, VersionVector.EMPTY, seen));
    }

    private void operation(String key, long atMillis, Function function, Value value, Version version) {
        for (var type : List.of(Event.OperationType.INVOKE, Event.OperationType.OK)) {
            var isCall = type == Event.OperationType.INVOKE;
            history.add(new Event.Operation(
                    history.nextIndex(),
                    atMillis * MILLISECOND + (isCall ? 0 : 1),
                    type,
                    1,
                    1,
                    "n1",
                    function,
                    key,
                    isCall && function.equals(Function.READ) ? Value.NONE : value,
                    isCall ? Version.NONE : version,
                    ""));
        }
    }

    private CheckResult readYourWrites() {
        return Judges.ofRegisters(Contract.of(EARLY)).stream()
                .filter(checker -> checker.name().equals("read-your-writes"))
                .findFirst()
                .orElseThrow()
                .check(history.build());
    }

    @Test
    void whatWasDeletedThatLongAgoMayComeBack() {
        write("k", 0, Function.WRITE, 1);
        write("k", 10, Function.DELETE, 0);
        readsFirst("k", 600);

        var result = readYourWrites();

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesign()).hasSize(1);
    }

    @Test
    void whatWasDeletedJustNowMayNot() {
        write("k", 0, Function.WRITE, 1);
        write("k", 300, Function.DELETE, 0);
        readsFirst("k", 600);

        assertThat(readYourWrites().verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aKeyThatWasNeverDeletedIsReadAsEver() {
        write("k", 0, Function.WRITE, 1);
        write("k", 10, Function.WRITE, 2);
        write("other", 20, Function.DELETE, 0);
        readsFirst("k", 900);

        assertThat(readYourWrites()).extracting(CheckResult::verdict).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aDeleteOfTheKeyLaterExcusesNothing() {
        write("k", 0, Function.WRITE, 1);
        write("k", 10, Function.WRITE, 2);
        readsFirst("k", 600);
        write("k", 700, Function.DELETE, 0);

        assertThat(readYourWrites().verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    /** Of many anomalies a checker shows the first: the rest are not excused unseen. */
    @Test
    void whatNobodyLookedAtIsUndecided() {
        write("k", 0, Function.WRITE, 1);
        write("k", 10, Function.DELETE, 0);
        IntStream.range(0, Findings.SHOWN + 1).forEach(number -> readsFirst("k", 600 + number));

        assertThat(new AsDesigned(new EveryRead(), "a rule", Exceptions::ofForgottenDeletes)
                        .check(history.build())
                        .verdict())
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(new AsDesigned(new EveryRead(), "a rule")
                        .check(history.build())
                        .verdict())
                .isInstanceOf(Verdict.Valid.class);
    }

    /** Finds fault with every read. */
    private record EveryRead() implements Checker {

        @Override
        public String name() {
            return "every-read";
        }

        @Override
        public String description() {
            return "There is no read.";
        }

        @Override
        public CheckResult check(History history) {
            var operations = history.operations();
            var reads = new ArrayList<Integer>();
            for (var row = 0; row < operations.size(); row++) {
                if (operations.function(row).equals(Function.READ) && operations.outcome(row) == Outcome.OK) {
                    reads.add(row);
                }
            }
            var findings = new Findings();
            reads.forEach(row -> findings.anomaly(
                    () -> new Anomaly("read", "It was read.", List.of(Evidence.of(operations, row, "read")))));
            return findings.result(name(), Map.of());
        }
    }
}
