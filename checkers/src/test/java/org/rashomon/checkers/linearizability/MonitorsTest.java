package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.PriorityQueue;
import org.rashomon.checkers.linearizability.models.Stack;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

class MonitorsTest {

    private static final Budget GENEROUS = new Budget(Duration.ofMinutes(1), 1L << 30, 1, System::nanoTime);
    private static final Family<List<Value>> QUEUE = Family.collection(new FifoQueue(), "enqueue", "dequeue", 0);
    private static final Family<List<Value>> LIST = Family.list(0);

    static List<Family<List<Value>>> collections() {
        return List.of(
                QUEUE,
                Family.collection(new Stack(), "push", "pop", 0),
                Family.collection(new PriorityQueue(), "insert", "delete-min", 0));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void aCollectionIsDecidedAsTryingEveryOrderDecidesIt(Family<List<Value>> family) {
        Seeds.forEach(4_000, random -> {
            var history = RandomHistories.small(family, random, 14);

            var decision = look(family, history);

            agree(decision, family, history);
            if (isWhole(history)) {
                assertThat(decision).isNotInstanceOf(Decision.Open.class);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("collections")
    void aLargerCollectionIsDecidedAsTheSearchDecidesIt(Family<List<Value>> family) {
        Seeds.forEach(100, random -> {
            var damages = Damage.values();
            var size = new Size(40 + random.nextInt(60), 2 + random.nextInt(7), 0);
            var history = RandomHistories.draw(family, random, size, damages[random.nextInt(damages.length)]);
            var part = Partitions.of(history, family.model()).subhistory(0);

            var decision = look(family, history);
            var searched = new DepthFirstSearch(Problem.of(part, family.model())).run(4_000, 4_000);

            agree(decision, family, history, searched);
        });
    }

    @ParameterizedTest
    @MethodSource("collections")
    void aLongCollectionNeedsNoSearch(Family<List<Value>> family) {
        var history = RandomHistories.draw(family, new SplittableRandom(3), new Size(3_000, 8, 0), Damage.NONE);

        var decision = look(family, history);

        agree(decision, family, history, DepthFirstSearch.Status.LINEARIZABLE);
    }

    @Test
    void aListIsDecidedAsTryingEveryOrderDecidesIt() {
        Seeds.forEach(4_000, random -> {
            var history = RandomHistories.small(LIST, random, 12);

            var decision = look(LIST, history);

            agree(decision, LIST, history);
            assertThat(decision).isNotInstanceOf(Decision.Open.class);
        });
    }

    @Test
    void aKeyWithUniqueTextsThatHasAnOrderIsGivenOneWithoutASearch() {
        var family = Family.kv(0);
        Seeds.forEach(3_000, random -> {
            var history = RandomHistories.small(family, random, 14);

            var decision = look(family, history);

            agree(decision, family, history);
            assertThat(decision instanceof Decision.Linearizable)
                    .isEqualTo(Oracle.isLinearizable(family.model(), history));
        });
    }

    @Test
    void aListTooLongToTryEveryOrderIsRefutedOnTheElementsThatMatter() {
        Seeds.forEach(10, random -> {
            var damages = List.of(Damage.STALE_READ, Damage.LOST_WRITE, Damage.DUPLICATE, Damage.SPLIT_BRAIN);
            var damage = damages.get(random.nextInt(damages.size()));
            var history = RandomHistories.draw(LIST, random, new Size(3_000, 5, 0), damage);

            var result = new LinearizabilityChecker(LIST.model(), GENEROUS).check(history);

            assertThat(result.verdict())
                    .isInstanceOfSatisfying(
                            Verdict.Invalid.class,
                            invalid -> assertThat(invalid.anomalies().getFirst().witness())
                                    .hasSizeLessThan(9));
        });
    }

    private static <S> void agree(Decision decision, Family<S> family, History history) {
        switch (decision) {
            case Decision.Linearizable found -> agree(found, family, history, DepthFirstSearch.Status.LINEARIZABLE);
            case Decision.NotLinearizable refuted ->
                assertThat(Oracle.isLinearizable(family.model(), history)).isFalse();
            case Decision.Open open -> {}
        }
    }

    private static <S> void agree(
            Decision decision, Family<S> family, History history, DepthFirstSearch.Status expected) {
        switch (decision) {
            case Decision.Linearizable(var order) -> {
                var part = Partitions.of(history, family.model()).subhistory(0);
                var rows = IntStream.of(order.get()).map(op -> part.row[op]).toArray();
                assertThat(new CertificateVerifier<>(history, family.model())
                                .confirms(new Linearization(List.of(rows))))
                        .isTrue();
            }
            case Decision.NotLinearizable refuted ->
                assertThat(expected).isNotEqualTo(DepthFirstSearch.Status.LINEARIZABLE);
            case Decision.Open open -> throw new AssertionError("not decided");
        }
    }

    private static Decision look(Family<?> family, History history) {
        return new ObjectCheck(Partitions.of(history, family.model()).subhistory(0), family.model()).look();
    }

    /** Whether every take was answered. */
    private static boolean isWhole(History history) {
        var operations = history.operations();
        return IntStream.range(0, operations.size())
                .filter(row -> operations.argument(row).equals(Value.NONE))
                .noneMatch(row -> operations.outcome(row) == Outcome.INFO);
    }
}
