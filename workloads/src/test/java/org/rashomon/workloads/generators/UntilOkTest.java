package org.rashomon.workloads.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.workloads.Property.forAllSeeds;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.workloads.generators.Playground.Played;

class UntilOkTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final List<Outcome> OUTCOMES = List.of(Outcome.OK, Outcome.FAIL, Outcome.INFO);
    private static final List<Invocation> READS =
            IntStream.range(0, 12).mapToObj(key -> Invocation.read("k" + key)).toList();

    @Test
    void carriesOutEachOperationOnceWhenAllSucceed() {
        var played = Playground.of(1, 4).play(UntilOk.of(READS), HOUR);

        assertThat(played).extracting(Played::invocation).containsExactlyInAnyOrderElementsOf(READS);
    }

    @Test
    void isFinishedAtOnceWithNothingToDo() {
        assertThat(Playground.of(1, 4).play(UntilOk.of(List.of()), HOUR)).isEmpty();
    }

    @Test
    void triesAgainWhatFailedButFiveTimesAtMost() {
        var played = Playground.of(1, 4)
                .ending(read -> read.key().equals("k3") ? Outcome.FAIL : Outcome.OK)
                .play(UntilOk.of(READS), HOUR);

        assertThat(tries(played)).containsEntry("k3", 5L).containsEntry("k4", 1L);
        assertThat(played).hasSize(READS.size() + 4);
    }

    @Test
    void stopsTryingWhenItSucceeded() {
        var left = new HashMap<>(Map.of("k3", 2));
        var played = Playground.of(1, 4)
                .ending(read -> left.merge(read.key(), -1, Integer::sum) >= 0 ? Outcome.INFO : Outcome.OK)
                .play(UntilOk.of(READS), HOUR);

        assertThat(tries(played)).containsEntry("k3", 3L);
    }

    @Test
    void neverHasTheSameOperationOpenTwice() {
        forAllSeeds(random -> {
            var played = Playground.of(1, 5)
                    .lasting(read -> random.nextLong(1, 50))
                    .ending(read -> OUTCOMES.get(random.nextInt(3)))
                    .play(UntilOk.of(READS), HOUR);

            assertThat(tries(played).values()).allMatch(count -> count <= 5);
            assertThat(played)
                    .allSatisfy(one -> assertThat(played)
                            .filteredOn(other ->
                                    !other.equals(one) && other.invocation().equals(one.invocation()))
                            .noneMatch(other ->
                                    one.startNanos() < other.endNanos() && other.startNanos() < one.endNanos()));
        });
    }

    @Test
    void readsEveryKeyOnEveryNode() {
        var reads = FinalReads.ofEachNode(List.of("n1", "n2", "n3"), List.of("a", "b"));

        var played = Playground.of(3, 2).play(reads, HOUR);

        assertThat(played)
                .extracting(operation ->
                        operation.worker().node() + operation.invocation().key())
                .containsExactlyInAnyOrder("n1a", "n1b", "n2a", "n2b", "n3a", "n3b");
    }

    @Test
    void aNodeThatDoesNotAnswerDoesNotKeepTheOthersFromBeingRead() {
        var reads = FinalReads.ofEachNode(List.of("n1", "n2"), List.of("a", "b"));
        var workers = Playground.workers(2, 1);
        var generator = reads;

        var toFirst = (Step.Invoke) generator.next(new Context(0, workers, 0));
        generator = toFirst.rest();
        for (var round = 0; round < 2; round++) {
            var toSecond = (Step.Invoke) generator.next(new Context(round, List.of(workers.getLast()), 1));
            assertThat(toSecond.worker().node()).isEqualTo("n2");
            generator = toSecond.rest()
                    .after(new Completed(toSecond.worker(), toSecond.invocation(), Outcome.OK, Value.NONE));
        }

        assertThat(toFirst.worker().node()).isEqualTo("n1");
        assertThat(generator.next(new Context(9, List.of(workers.getLast()), 1)))
                .isInstanceOfSatisfying(
                        Step.Wait.class, wait -> assertThat(wait.untilNanos()).isEqualTo(Step.UNTIL_COMPLETION));
    }

    private static Map<String, Long> tries(List<Played> played) {
        return played.stream()
                .collect(Collectors.groupingBy(
                        operation -> operation.invocation().key(), Collectors.counting()));
    }
}
