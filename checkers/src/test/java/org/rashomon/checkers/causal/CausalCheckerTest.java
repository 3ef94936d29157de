package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class CausalCheckerTest {

    private final CausalChecker checker = new CausalChecker();
    private final HistoryScript script = HistoryScript.run(List.of("n1", "n2", "n3"), List.of(), Map.of());

    @Test
    void namesTheOperationsThatProveAnOverwrittenRead() {
        write(1, "n1", "x", 1);
        read(2, "n2", "x", Value.of(1));
        write(2, "n2", "x", 2);
        read(3, "n3", "x", Value.of(2));
        read(3, "n3", "x", Value.of(1));

        assertThat(anomaly()).satisfies(anomaly -> {
            assertThat(anomaly.name()).isEqualTo("overwritten-read");
            assertThat(anomaly.sentence())
                    .startsWith("read x -> 1 by session 3 on n3")
                    .contains("then in its session");
            assertThat(anomaly.witness())
                    .extracting(evidence -> evidence.node() + " " + evidence.text())
                    .containsExactly(
                            "n1 write x 1 ok",
                            "n2 read x -> 1 ok",
                            "n2 write x 2 ok",
                            "n3 read x -> 2 ok",
                            "n3 read x -> 1 ok");
        });
    }

    @Test
    void permitsReadersOfConcurrentWritesToMissOneOfThem() {
        write(1, "n1", "x", 1);
        write(2, "n2", "x", 2);
        read(1, "n1", "x", Value.of(2));
        read(2, "n2", "x", Value.of(2));

        assertThat(checker.check(script.finish()).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void reportsAValueThatNobodyWrote() {
        write(1, "n1", "x", 1);
        read(2, "n2", "x", Value.of(7));

        assertThat(anomaly().name()).isEqualTo("thin-air-value");
    }

    @Test
    void reportsAValueThatWasReadBeforeAnyoneTriedToWriteIt() {
        read(2, "n2", "x", Value.of(1));
        write(1, "n1", "x", 1);

        assertThat(anomaly().name()).isEqualTo("thin-air-value");
    }

    @Test
    void reportsAValueWhoseWriteHadFailed() {
        script.invoke(1, "n1", Function.WRITE, "x", Value.of(1)).fail(1);
        read(2, "n2", "x", Value.of(1));

        assertThat(anomaly().name()).isEqualTo("failed-write-visible");
    }

    @Test
    void takesAWriteOfUnknownOutcomeToHappenWhenItPleases() {
        script.invoke(1, "n1", Function.WRITE, "x", Value.of(1)).info(1);
        script.invoke(new HistoryScript.Client(11, 1, "n1"), Function.READ, "x", Value.NONE)
                .ok(11, Value.NONE, Version.NONE);
        read(2, "n2", "x", Value.of(1));

        assertThat(checker.check(script.finish()).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void takesAWriteOfUnknownOutcomeToHaveHappenedOnceItWasRead() {
        script.invoke(1, "n1", Function.WRITE, "x", Value.of(1)).info(1);
        read(2, "n2", "x", Value.of(1));
        read(2, "n2", "x", Value.NONE);

        assertThat(anomaly().name()).isEqualTo("stale-initial-read");
    }

    @Test
    void takesACompareAndSetToHaveReadWhatItExpected() {
        write(1, "n1", "x", 1);
        write(1, "n1", "x", 2);
        read(2, "n2", "x", Value.of(2));
        script.invoke(2, "n2", Function.COMPARE_AND_SET, "x", Value.of(List.of(Value.of(1), Value.of(3))))
                .ok(2, Value.NONE, Version.NONE);

        assertThat(anomaly().name()).isEqualTo("overwritten-read");
    }

    @Test
    void recognizesADeleteByTheVersionThatAReadWasTold() {
        var first = Versions.version("n1", 1, 10, Map.of());
        var gone = Versions.version("n1", 2, 20, Map.of("n1", 1L));
        script.write(1, "n1", "x", 1, first);
        script.invoke(1, "n1", Function.DELETE, "x", Value.NONE).ok(1, Value.NONE, gone);
        script.read(2, "n2", "x", Value.NONE, gone);
        script.read(2, "n2", "x", Value.of(1), first);

        assertThat(anomaly().name()).isEqualTo("overwritten-read");
    }

    @Test
    void isUndecidedOnAReadOfNothingThatMayBeADelete() {
        write(1, "n1", "x", 1);
        script.invoke(1, "n1", Function.DELETE, "x", Value.NONE).ok(1, Value.NONE, Version.NONE);
        read(1, "n1", "x", Value.NONE);

        assertThat(reason(checker)).contains("1 read found nothing under a key that was deleted");
    }

    @Test
    void isUndecidedAndNamesTheValueWhenItWasWrittenTwiceAndRead() {
        write(1, "n1", "x", 1);
        write(2, "n2", "x", 1);
        read(3, "n3", "x", Value.of(1));

        assertThat(reason(checker)).contains("x=1 was written more than once");
    }

    @Test
    void isUndecidedWhenTheTimeIsOverAndSaysWhatWasEstablished() {
        for (var i = 0; i < 5_000; i++) {
            write(1, "n1", "x", i);
        }
        var clock = new AtomicLong();
        var hurried = new CausalChecker(new Budget(Duration.ofMillis(1), 1 << 20, () -> clock.getAndAdd(700_000)));

        assertThat(reason(hurried)).contains("the time of 0.001 s ran out").contains("causal order has no cycle");
    }

    @Test
    void isUndecidedWhenTheMemoryIsOver() {
        for (var session = 0; session < 100; session++) {
            write(session, "n1", "x", session);
        }
        var poor = new CausalChecker(new Budget(Duration.ofDays(1), 1_000, () -> 0));

        assertThat(reason(poor)).contains("memory").contains("established so far: nothing");
    }

    @Test
    void findsACycleThroughHundredsOfThousandsOfOperations() {
        var length = 300_000;
        var builder = new TransactionHistoryBuilder();
        for (var session = 0; session < length; session++) {
            builder.begin(session, TransactionHistory.Fate.COMMITTED);
            builder.read(builder.key("k"), session + 1);
            builder.write(builder.key("k"), session == 0 ? length : session);
        }

        assertThat(checker.check(builder.build()).verdict())
                .asInstanceOf(InstanceOfAssertFactories.type(Verdict.Invalid.class))
                .extracting(invalid -> invalid.anomalies().getFirst().name())
                .isEqualTo("cyclic-causal-order");
    }

    @Test
    void leavesKeysOfSetsAlone() {
        script.add(1, "n1", "s", 1).readSet(2, "n2", "s", 1);

        assertThat(checker.check(script.finish()).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void aRowIsWrittenUnderItsTableAndTheIdThatItGot() {
        script.invoke(1, "n1", Function.CREATE, "orders", Value.of(17)).ok(1, Value.of(5), Version.NONE);
        script.invoke(2, "n2", Function.CREATE, "orders", Value.of(18)).info(2);
        read(3, "n3", "orders/5", Value.of(17));
        read(3, "n3", "orders/6", Value.of(18));
        assertThat(checker.check(script.build()).verdict()).isEqualTo(new Verdict.Valid());

        read(1, "n3", "orders/5", Value.NONE);
        assertThat(anomaly().name()).isEqualTo("stale-initial-read");
    }

    @Test
    void aFollowerMayShowASessionLessThanItsLeaderTook() {
        var contract = Map.of("strategy", "lww-lamport", "topology", "single-leader", "delivery", "causal");
        for (var sessions : List.of("none", "tokens")) {
            var settings = new HashMap<>(contract);
            settings.put("sessions", sessions);
            var followed = HistoryScript.run(List.of("n1", "n2"), List.of(), settings);
            followed.invoke(new HistoryScript.Client(1, 1, "n1"), Function.WRITE, "x", Value.of(1))
                    .ok(1, Value.NONE, Version.NONE);
            followed.invoke(new HistoryScript.Client(1, 1, "n2"), Function.READ, "x", Value.NONE)
                    .ok(1, Value.NONE, Version.NONE);

            assertThat(checker.check(followed.finish()).verdict() instanceof Verdict.Invalid)
                    .isEqualTo(sessions.equals("tokens"));
        }
    }

    private void write(int session, String node, String key, long value) {
        script.write(session, node, key, value, Version.NONE);
    }

    private void read(int session, String node, String key, Value value) {
        script.read(session, node, key, value, Version.NONE);
    }

    private Anomaly anomaly() {
        var verdict = checker.check(script.finish()).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        return ((Verdict.Invalid) verdict).anomalies().getFirst();
    }

    private String reason(CausalChecker asked) {
        var verdict = asked.check(script.finish()).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
        return ((Verdict.Undecided) verdict).reason();
    }
}
