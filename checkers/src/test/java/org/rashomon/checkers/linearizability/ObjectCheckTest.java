package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.models.Mutex;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;

/** Objects on which the searches stand still for a while, because very much may have happened. */
class ObjectCheckTest {

    private static final Register REGISTER = Register.withCompareAndSet();
    private static final List<String> EDGES = List.of(
            "0 1", "0 2", "0 3", "1 0", "1 2", "1 3", "2 0", "2 1", "2 3", "3 0", "3 1", "3 2", "0 4", "4 1", "4 2",
            "2 4");

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void whatNobodyCanHaveReadIsRefutedInTheEnd(boolean hasUnanswered, boolean isLate) {
        var history = pile(77, hasUnanswered, isLate);
        var check = check(history);

        var first = check.search(1_000);
        assertThat(first).isInstanceOf(Decision.Open.class);
        assertThat(check.position()).isBetween(12, check.history().events.length);
        assertThat(check.bytes()).isBetween(20_000L, 2_000_000L);

        var decision = decided(check);
        assertThat(decision).isInstanceOf(Decision.NotLinearizable.class);
        var refutation = ((Decision.NotLinearizable) decision).refutation();
        assertThat(check.history().events[refutation.to()] >> 1)
                .isEqualTo(check.history().size() - 1);
        assertThat(judge(history)).isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void whatSomebodyMayHaveWrittenIsExplained(boolean hasUnanswered, boolean isLate) {
        var history = pile(hasUnanswered ? 9 : 2, hasUnanswered, isLate);
        var check = check(history);

        var decision = decided(check);

        assertThat(decision).isInstanceOf(Decision.Linearizable.class);
        var order = ((Decision.Linearizable) decision).order().get();
        var rows = IntStream.of(order).map(op -> check.history().row[op]).toArray();
        assertThat(new CertificateVerifier<>(history, REGISTER).confirms(new Linearization(List.of(rows))))
                .isTrue();
    }

    @Test
    void moreThanAWordOfPendingOperationsIsDecidedAsWell() {
        var lines = new ArrayList<String>();
        for (var client = 0; client < 70; client++) {
            lines.add(client + " acquire");
        }
        lines.add("0 ok");
        var valid = new ObjectCheck(part(lines, new Mutex()), new Mutex());
        assertThat(valid.look()).isInstanceOf(Decision.Open.class);
        lines.add("1 ok");
        for (var client = 2; client < 70; client++) {
            lines.add(client + " ok");
        }
        var check = new ObjectCheck(part(lines, new Mutex()), new Mutex());

        assertThat(decided(check)).isInstanceOf(Decision.NotLinearizable.class);
        assertThat(check.position()).isEqualTo(71);
        assertThat(check.bytes()).isPositive();
        assertThat(decided(valid)).isInstanceOf(Decision.Linearizable.class);
    }

    @Test
    void aCheckThatMayHoldLittleSaysSo() {
        var budget = new Budget(Duration.ofMinutes(1), 1 << 20, 1, () -> 0);

        assertThat(new LinearizabilityChecker(new Pairs(), budget)
                        .check(pile(77, true, false, "4 3", "3 4", "4 0", "1 4", "3 5", "5 1", "5 2"))
                        .verdict())
                .isInstanceOfSatisfying(
                        Verdict.Undecided.class,
                        undecided -> assertThat(undecided.reason())
                                .matches("the budget of PT1M and 1 MiB ended with 1 of 1 objects open: key x reached"
                                        + " event \\d+ of \\d+, [1-9]\\d? MiB held"));
    }

    @Test
    void aSecondSearchIsMadeOnlyWhereSomethingWasNeverAnswered() {
        for (var hasUnanswered : List.of(false, true)) {
            var history = pile(77, hasUnanswered, false, "4 3", "3 4");
            var check = check(history);
            check.search(1_000);
            var alone = new DepthFirstSearch(Problem.of(check.history(), REGISTER));
            alone.run(1_000, 2_000);

            assertThat(check.bytes() > alone.bytes()).isEqualTo(hasUnanswered);
        }
    }

    @Test
    void whatReturnedBeforeTheWindowIsNotPartOfTheProof() {
        var history = Script.history(
                "1 write 1 ok", "1 cas 1 2 ok", "1 cas 2 3 ok", "1 cas 3 4 ok", "1 cas 4 5 ok", "1 read ok 3");

        assertThat(check(history).look())
                .isInstanceOfSatisfying(
                        Decision.NotLinearizable.class,
                        found -> assertThat(found.refutation().ops()).containsExactly(2, 3, 5));
    }

    /** A register that no monitor knows. */
    private record Pairs() implements Model<Value> {
        @Override
        public String name() {
            return "pairs";
        }

        @Override
        public Set<Function> functions() {
            return REGISTER.functions();
        }

        @Override
        public Value initial() {
            return REGISTER.initial();
        }

        @Override
        public Optional<Value> step(Value state, Call call) {
            return REGISTER.step(state, call);
        }
    }

    private static Verdict judge(History history) {
        var budget = new Budget(Duration.ofMinutes(1), 1 << 28, 1, System::nanoTime);
        return new LinearizabilityChecker(REGISTER, budget).check(history).verdict();
    }

    private static Decision decided(ObjectCheck check) {
        var decision = check.search(2_500);
        for (var round = 0; round < 400 && decision instanceof Decision.Open; round++) {
            decision = check.search(2_500);
        }
        return decision;
    }

    private static ObjectCheck check(History history) {
        return new ObjectCheck(Partitions.of(history, REGISTER).subhistory(0), REGISTER);
    }

    private static Subhistory part(List<String> lines, Model<?> model) {
        var history = Script.history(lines.toArray(String[]::new));
        return Partitions.of(history, model).subhistory(0);
    }

    /** Compare-and-sets that can be put in a row in many ways, all pending together, while somebody reads. */
    private static History pile(int read, boolean hasUnanswered, boolean isLate, String... more) {
        var edges = Stream.concat(EDGES.stream(), Arrays.stream(more)).toList();
        var lines = new ArrayList<>(List.of("0 write 0 ok"));
        for (var i = 0; isLate && i < 40; i++) {
            lines.addAll(Arrays.asList("0 write 5 ok", "0 read ok 5", "0 write 0 ok"));
        }
        if (hasUnanswered) {
            lines.addAll(List.of("60 cas 1 9", "60 info", "61 cas 9 1", "61 info", "62 cas 9 0", "62 info"));
        }
        for (var client = 1; client <= edges.size(); client++) {
            lines.add(client + " cas " + edges.get(client - 1));
        }
        lines.add("80 read ok " + read);
        for (var client = 1; client <= edges.size(); client++) {
            lines.add(client + " ok");
        }
        return Script.history(lines.toArray(String[]::new));
    }
}
