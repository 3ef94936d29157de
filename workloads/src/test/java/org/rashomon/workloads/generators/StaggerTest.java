package org.rashomon.workloads.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.rashomon.workloads.Property.forAllSeeds;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StaggerTest {

    private static final Duration GAP = Duration.ofMillis(5);
    private static final long LONG = Duration.ofSeconds(20).toNanos();

    /** Eight are expected; three times as many are more than five standard deviations away. */
    private static final long BURST = 24;

    @Test
    void keepsTheMeanRate() {
        forAllSeeds(random -> {
            var staggered = Numbers.under("k").stagger(GAP, random.nextLong());

            var played = Playground.of(3, 3).play(staggered, LONG);

            assertThat(played.size() / 20.0).isCloseTo(200, within(10.0));
        });
    }

    @Test
    void spacesOperationsByAtMostTwiceTheMeanGap() {
        var played = Playground.of(3, 3).play(Numbers.under("k").stagger(GAP, 7), LONG);

        for (var i = 1; i < played.size(); i++) {
            var gap = played.get(i).startNanos() - played.get(i - 1).startNanos();
            assertThat(gap).isBetween(0L, 2 * GAP.toNanos());
        }
    }

    @Test
    void catchesUpWithADelayButNeverInALongBurst() {
        forAllSeeds(random -> {
            var staggered = Numbers.under("k").stagger(GAP, random.nextLong());
            var hangs =
                    Playground.of(1, 100).lasting(invocation -> random.nextInt(200) == 0 ? 2_000_000_000L : 1_000_000);

            var played = hangs.play(staggered, LONG);

            var atOnce = played.stream()
                    .collect(Collectors.groupingBy(Playground.Played::startNanos, Collectors.counting()));
            assertThat(atOnce.values()).allMatch(count -> count <= BURST);
        });
    }

    @Test
    void doesNotCatchUpWithAHaltOfEveryWorkerInALongBurst() {
        forAllSeeds(random -> {
            var staggered = Numbers.under("k").stagger(GAP, random.nextLong());
            var halts = Playground.of(1, 100).lasting(invocation -> 3_000_000_000L);

            var played = halts.play(staggered, LONG);

            var resumed = played.get(100).startNanos();
            assertThat(played)
                    .filteredOn(operation -> operation.startNanos() == resumed)
                    .hasSizeLessThanOrEqualTo((int) BURST);
        });
    }

    @Test
    void refusesAGapOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Numbers.under("k").stagger(Duration.ZERO, 1))
                .withMessageContaining("was 0");
    }
}
