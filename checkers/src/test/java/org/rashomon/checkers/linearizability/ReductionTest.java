package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.AppendList;
import org.rashomon.checkers.linearizability.models.Counter;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;

class ReductionTest {

    private static final List<Damage> DAMAGES =
            List.of(Damage.STALE_READ, Damage.LOST_WRITE, Damage.SPLIT_BRAIN, Damage.REORDERED);

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void whatIsLeftRefutesAndNoOperationOfItCanBeLeftOut(Family<?> family) {
        Seeds.forEach(100, random -> {
            var size = new Size(12, 4, random.nextInt(2) * 0.2);
            var history = RandomHistories.draw(family, random, size, DAMAGES.get(random.nextInt(DAMAGES.size())));
            var model = family.model();
            var partitions = Partitions.of(history, model);
            for (var partition = 0; partition < partitions.count(); partition++) {
                var part = partitions.subhistory(partition);
                if (new DepthFirstSearch(Problem.of(part, model)).run(100_000, 100_000)
                        == DepthFirstSearch.Status.NOT_LINEARIZABLE) {
                    assertReduced(history, model, part);
                }
            }
        });
    }

    private static void assertReduced(History history, Model<?> model, Subhistory part) {
        var everything = Refutation.window(part, 0, part.events.length - 1);
        var reduced = new Reduction(part, model).reduce(everything);
        var verifier = new CertificateVerifier<>(history, model);
        var rows = Arrays.stream(reduced.ops()).map(op -> part.row[op]).boxed().toList();
        var from = reduced.from() == 0 ? 0 : part.index(reduced.from(), history);
        var to = part.index(reduced.to(), history);

        assertThat(verifier.confirms(new Impossibility(from, to, rows)))
                .as("%s", rows)
                .isTrue();
        for (var row : rows) {
            var fewer = rows.stream().filter(other -> !other.equals(row)).toList();
            assertThat(fewer.isEmpty() || !verifier.confirms(new Impossibility(from, to, fewer)))
                    .as("row %d of %s, from event %d to %d", row, rows, from, to)
                    .isTrue();
        }
    }

    @Test
    void whatCameLongBeforeIsForgotten() {
        var history = Script.history(
                "1 write 1 ok", "1 write 2 ok", "1 write 3 ok", "1 read ok 3", "1 write 4 ok", "1 read ok 3");

        var reduced = reduce(Register.plain(), history, 0, 11, 4, 5);

        assertThat(reduced.from()).isEqualTo(8);
        assertThat(reduced.ops()).containsExactly(4, 5);
    }

    @Test
    void theBeginningIsNeededWhereNothingWasWrittenYet() {
        var reduced = reduce(Register.plain(), Script.history("1 read ok", "1 read ok 5"), 0, 3, 1);

        assertThat(reduced.ops()).containsExactly(1);
    }

    @Test
    void elementsThatTheRefutationDoesNotNameAreLeftOutAtOnce() {
        var lines = new ArrayList<String>();
        for (var element = 1; element <= 600; element++) {
            lines.add("1 enqueue %d ok".formatted(element));
        }
        lines.add("1 dequeue ok 2");
        var history = Script.history(lines.toArray(String[]::new));

        assertThat(reduce(new FifoQueue(), history, 0, 1_201, 0, 1, 600).ops()).containsExactly(0, 1, 600);
    }

    @Test
    void readsThatTheRefutationNamesAreKept() {
        var history =
                Script.history("1 append 1 ok", "1 append 2 ok", "1 read ok 1 2", "1 append 3 ok", "1 read ok 1 2");

        assertThat(reduce(new AppendList(), history, 0, 9, 3, 4).ops()).containsExactly(3, 4);
    }

    @Test
    void everythingIsLookedAtWhereWhatIsNamedIsNotEnough() {
        var history = Script.history("1 enqueue 1 ok", "1 enqueue 2 ok", "1 dequeue ok 2", "1 dequeue ok 1");

        assertThat(reduce(new FifoQueue(), history, 0, 7, 0, 3).ops()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void readsAreLeftOutOfACounterAndAddsAreNot() {
        var history = Script.history("1 add 1 ok", "1 read ok 1", "1 add 1 ok", "1 read ok 2", "1 read ok 1");

        assertThat(reduce(new Counter(), history, 0, 9, 0, 1, 2, 3, 4).ops()).containsExactly(0, 2, 4);
    }

    @Test
    void whatWasNeverAnsweredIsUsedOnce() {
        var history = Script.history(
                "1 read ok", "5 write 1", "5 info", "2 read ok 1", "2 write 2 ok", "3 read ok 2", "2 read ok 1");

        assertThat(reduce(Register.plain(), history, 0, 11, 0, 1, 2, 3, 4, 5).ops())
                .containsExactly(1, 2, 3, 5);
    }

    private static Refutation reduce(Model<?> model, History history, int from, int to, int... ops) {
        assertThat(history.operations().outcome(0)).isEqualTo(Outcome.OK);
        var part = Partitions.of(history, model).subhistory(0);
        return new Reduction(part, model).reduce(new Refutation(from, to, ops));
    }
}
