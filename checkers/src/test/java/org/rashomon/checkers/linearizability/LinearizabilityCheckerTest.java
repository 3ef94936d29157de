package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.models.Counter;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class LinearizabilityCheckerTest {

    private static final Budget GENEROUS = new Budget(Duration.ofMinutes(1), 1L << 30, 2, System::nanoTime);

    private final List<Event.Operation> events = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void provesTheVerdictThatTryingEveryOrderGives(Family<?> family) {
        var checker = new LinearizabilityChecker(family.model(), GENEROUS);
        Seeds.forEach(400, random -> {
            var history = RandomHistories.small(family, random, 13);
            var expected = Oracle.isLinearizable(family.model(), history) ? "valid" : "invalid";

            var verdict = checker.check(history).verdict();

            if (!(verdict instanceof Verdict.Vacuous)) {
                assertThat(verdict.label()).as("%s", verdict).isEqualTo(expected);
            }
        });
    }

    @Test
    void blamesAReadOfAValueThatWasOverwrittenBefore() {
        write(1, 1);
        write(2, 2);
        read(1, 2);
        read(2, 1);

        var verdict = new LinearizabilityChecker(Register.plain(), GENEROUS)
                .check(History.of(events))
                .verdict();

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Invalid.class, invalid -> {
            assertThat(invalid.anomalies().getFirst().witness()).hasSizeBetween(2, 3);
            assertThat(invalid.anomalies().getFirst().sentence()).contains("read -> 1 of process 2");
        });
    }

    @Test
    void showsTheProofAsATableWithAColumnForEachProcess() {
        write(1, 1);
        write(2, 2);
        read(3, 1);

        var result = new LinearizabilityChecker(Register.plain(), GENEROUS).check(History.of(events));

        var lines = result.facts().getOrDefault("witness", "none").lines().toList();
        assertThat(lines.getFirst()).matches(" +event +process 1 +process 2 +process 3");
        assertThat(lines.subList(6, 8))
                .containsExactly(
                        "          up to here there is an order; the object can be in state 2",
                        "       5                                                  ok 1");
    }

    @Test
    void acceptsAWriteThatMayHaveHappenedThoughNobodyAnswered() {
        write(1, 1);
        add(OperationType.INVOKE, 2, Function.WRITE, Value.of(2));
        add(OperationType.INFO, 2, Function.WRITE, Value.NONE);
        read(3, 1);
        read(3, 2);

        assertThat(new LinearizabilityChecker(Register.plain(), GENEROUS)
                        .check(History.of(events))
                        .verdict())
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void provesNothingFromAHistoryInWhichNothingWasAcknowledged() {
        add(OperationType.INVOKE, 2, Function.WRITE, Value.of(2));
        add(OperationType.FAIL, 2, Function.WRITE, Value.NONE);

        assertThat(new LinearizabilityChecker(Register.plain(), GENEROUS)
                        .check(History.of(events))
                        .verdict())
                .isInstanceOf(Verdict.Vacuous.class);
    }

    @Test
    void saysWhichOperationTheModelDoesNotHave() {
        add(OperationType.INVOKE, 2, Function.ADD, Value.of(2));
        add(OperationType.OK, 2, Function.ADD, Value.NONE);

        assertThat(new LinearizabilityChecker(Register.plain(), GENEROUS)
                        .check(History.of(events))
                        .verdict())
                .isEqualTo(new Verdict.Undecided("event 0 is a add, which a register does not have"));
    }

    @Test
    void uniqueValuesNeedNoSearchAndSoNoTime() {
        var clock = new AtomicLong();
        var budget = new Budget(Duration.ofNanos(1), 1 << 20, 1, () -> clock.addAndGet(1_000_000));
        var checker = new LinearizabilityChecker(Register.plain(), budget);

        var valid = checker.check(Script.history("1 write 1 ok", "2 read ok 1", "1 write 2 ok"));
        var invalid = checker.check(Script.history("1 write 1 ok", "1 write 2 ok", "2 read ok 1"));
        var searched = checker.check(Script.history("1 write 1 ok", "1 write 1 ok", "2 read ok 1"));

        assertThat(valid.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(valid.facts())
                .containsEntry("certificate", "a linearization that was replayed")
                .containsEntry("objects", "1");
        assertThat(invalid.verdict()).isInstanceOf(Verdict.Invalid.class);
        assertThat(searched.verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void whatDoesNotFitTheModelIsToldFromWhicheverThread() {
        for (var threads : List.of(1, 2)) {
            events.clear();
            for (var key : List.of("x", "y")) {
                for (var type : List.of(OperationType.INVOKE, OperationType.OK)) {
                    var index = events.size();
                    events.add(new Event.Operation(
                            index, index, type, 1, 0, "n1", Function.ADD, key, Value.of("one"), Version.NONE, ""));
                }
            }
            var budget = new Budget(Duration.ofMinutes(1), 1L << 30, threads, System::nanoTime);

            assertThat(new LinearizabilityChecker(new Counter(), budget)
                            .check(History.of(events))
                            .verdict())
                    .isEqualTo(new Verdict.Undecided(
                            "the history is not one of a counter: a counter adds numbers, not \"one\""));
        }
    }

    private void write(int process, long value) {
        add(OperationType.INVOKE, process, Function.WRITE, Value.of(value));
        add(OperationType.OK, process, Function.WRITE, Value.NONE);
    }

    private void read(int process, long value) {
        add(OperationType.INVOKE, process, Function.READ, Value.NONE);
        add(OperationType.OK, process, Function.READ, Value.of(value));
    }

    private void add(OperationType type, int process, Function function, Value value) {
        var index = events.size();
        events.add(new Event.Operation(index, index, type, process, 0, "n1", function, "x", value, Version.NONE, ""));
    }
}
