package org.rashomon.workloads.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.workloads.generators.Generator.Weighted;
import org.rashomon.workloads.generators.Playground.Played;

class CombinatorsTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Playground playground = Playground.of(3, 2);

    @Test
    void limitEndsAfterTheCount() {
        var played = playground.play(Numbers.under("k").limit(17), MINUTE);

        assertThat(played).extracting(Numbers::numberOf).hasSize(17).contains(0L, 16L);
    }

    @Test
    void limitOfNothingIsFinishedAtOnce() {
        assertThat(playground.play(Numbers.under("k").limit(0), MINUTE)).isEmpty();
    }

    @Test
    void limitRefusesANegativeCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Numbers.under("k").limit(-1))
                .withMessageContaining("was -1");
    }

    @Test
    void timeLimitCountsFromTheFirstQuestion() {
        var late = Duration.ofSeconds(5).toNanos();
        var limited = Numbers.under("k").timeLimit(Duration.ofSeconds(1));

        var first = (Step.Invoke) limited.next(at(late));
        var within = first.rest().next(at(late + 999_999_999));
        var after = first.rest().next(at(late + 1_000_000_000));

        assertThat(within).isInstanceOf(Step.Invoke.class);
        assertThat(after).isInstanceOf(Step.Finished.class);
    }

    @Test
    void timeLimitWakesUpAtItsEndThoughNothingCompletes() {
        var hanging = playground.lasting(invocation -> MINUTE / 2);

        var played = hanging.play(
                Generator.phases(List.of(
                        Numbers.under("first").timeLimit(Duration.ofSeconds(1)),
                        Numbers.under("second").limit(1))),
                MINUTE);

        assertThat(played)
                .filteredOn(operation -> operation.invocation().key().equals("first"))
                .hasSize(6);
        assertThat(played.getLast().invocation().key()).isEqualTo("second");
    }

    @Test
    void mixDrawsByWeight() {
        var mix = Generator.mix(
                List.of(new Weighted(3, Numbers.under("often")), new Weighted(1, Numbers.under("seldom"))), 42);

        var played = playground.play(mix.limit(10_000), MINUTE);

        assertThat(share(played, "often")).isCloseTo(0.75, within(0.02));
    }

    @Test
    void mixGoesOnWithoutASourceThatIsFinished() {
        var mix = Generator.mix(
                List.of(new Weighted(9, Numbers.under("short").limit(5)), new Weighted(1, Numbers.under("long"))), 42);

        var played = playground.play(mix.limit(100), MINUTE);

        assertThat(played).hasSize(100);
        assertThat(share(played, "short")).isEqualTo(0.05);
    }

    @Test
    void mixIsFinishedWithItsLastSource() {
        var mix = Generator.mix(
                List.of(
                        new Weighted(1, Numbers.under("a").limit(3)),
                        new Weighted(1, Numbers.under("b").limit(4))),
                42);

        assertThat(playground.play(mix, MINUTE)).hasSize(7);
    }

    @Test
    void refusesAWeightOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weighted(0, Numbers.under("k")))
                .withMessageContaining("was 0");
    }

    @Test
    void aPhaseStartsWhenEveryWorkerIsIdle() {
        var uneven = playground.lasting(invocation -> invocation.value().hashCode() % 7 * 1_000_000L + 1);

        var played = uneven.play(
                Generator.phases(List.of(
                        Numbers.under("first").limit(20),
                        Numbers.under("second").limit(20))),
                MINUTE);

        var firstEnds = endOfLast(played, "first");
        assertThat(played).hasSize(40);
        assertThat(played)
                .filteredOn(operation -> operation.invocation().key().equals("second"))
                .allMatch(operation -> operation.startNanos() >= firstEnds);
    }

    @Test
    void togetherNobodyStarves() {
        var together = Generator.together(List.of(
                Numbers.under("a").limit(50),
                Numbers.under("b").limit(50),
                Numbers.under("c").limit(50)));

        var played = playground.play(together, MINUTE);

        assertThat(played).hasSize(150);
        assertThat(share(played.subList(0, 30), "a")).isCloseTo(1 / 3.0, within(0.01));
        assertThat(share(played.subList(0, 30), "c")).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void onNodeUsesNoOtherWorkers() {
        var played = playground.play(Numbers.under("k").limit(10).onNode("n2"), MINUTE);

        assertThat(played)
                .hasSize(10)
                .allMatch(operation -> operation.worker().node().equals("n2"));
    }

    @Test
    void askingTwiceGivesEqualAnswers() {
        var generator = Generator.phases(List.of(
                Generator.mix(
                                List.of(
                                        new Weighted(
                                                2, Numbers.under("a").limit(9).onNode("n1")),
                                        new Weighted(1, Numbers.under("b"))),
                                5)
                        .stagger(Duration.ofMillis(1), 6)
                        .timeLimit(Duration.ofSeconds(1)),
                Generator.together(List.of(
                        UntilOk.of(List.of(Invocation.read("a"))),
                        Numbers.under("c").limit(3)))));

        var step = generator.next(at(0));
        var twice = generator.next(at(0));
        var rests = ((Step.Invoke) step).rest();

        assertThat(step).isEqualTo(twice);
        assertThat(rests.next(at(7_000_000))).isEqualTo(rests.next(at(7_000_000)));
        assertThat(playground.play(generator, MINUTE)).isEqualTo(playground.play(generator, MINUTE));
    }

    private Context at(long nanos) {
        return new Context(nanos, playground.workers(), 0);
    }

    private static double share(List<Played> played, String key) {
        return (double) played.stream()
                        .filter(operation -> operation.invocation().key().equals(key))
                        .count()
                / played.size();
    }

    private static long endOfLast(List<Played> played, String key) {
        return played.stream()
                .filter(operation -> operation.invocation().key().equals(key))
                .mapToLong(Played::endNanos)
                .max()
                .orElseThrow();
    }
}
