package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

class MonitorsTest {

    private static final Family<List<Value>> QUEUE = Family.collection(new FifoQueue(), "enqueue", "dequeue", 0);
    private static final Family<List<Value>> LIST = Family.list(0);

    @Test
    void aQueueIsDecidedAsTryingEveryOrderDecidesIt() {
        Seeds.forEach(4_000, random -> {
            var history = RandomHistories.small(QUEUE, random, 12);

            var decision = look(QUEUE, history);

            agree(decision, QUEUE, history);
            if (isWhole(history)) {
                assertThat(decision).isNotInstanceOf(Decision.Open.class);
            }
        });
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
    void aLongQueueNeedsNoSearch() {
        var history = RandomHistories.draw(QUEUE, new SplittableRandom(3), new Size(20_000, 8, 0), Damage.NONE);
        var whole = isWhole(history);

        assertThat(look(QUEUE, history)).isInstanceOf(whole ? Decision.Linearizable.class : Decision.class);
    }

    private static <S> void agree(Decision decision, Family<S> family, History history) {
        switch (decision) {
            case Decision.Linearizable(var order) -> {
                var rows = IntStream.of(order.get())
                        .map(op -> Partitions.of(history, family.model()).subhistory(0).row[op])
                        .toArray();
                assertThat(new CertificateVerifier<>(history, family.model())
                                .confirms(new Linearization(List.of(rows))))
                        .isTrue();
            }
            case Decision.NotLinearizable refuted ->
                assertThat(Oracle.isLinearizable(family.model(), history)).isFalse();
            case Decision.Open open -> {}
        }
    }

    private static Decision look(Family<?> family, History history) {
        return new ObjectCheck(Partitions.of(history, family.model()).subhistory(0), family.model()).look();
    }

    /** Whether every take was answered with an element. */
    private static boolean isWhole(History history) {
        var operations = history.operations();
        return IntStream.range(0, operations.size())
                .filter(row -> operations.function(row).equals(new Function("dequeue")))
                .noneMatch(row -> operations.outcome(row) == Outcome.INFO
                        || (operations.outcome(row) == Outcome.OK
                                && operations.result(row).equals(Value.NONE)));
    }
}
