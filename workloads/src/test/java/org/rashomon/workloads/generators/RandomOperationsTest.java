package org.rashomon.workloads.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.workloads.Property.forAllSeeds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.workloads.generators.Playground.Played;

class RandomOperationsTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();

    @Test
    void theNthOperationDependsOnSeedAndNumberWhateverTheTiming() {
        forAllSeeds(random -> {
            var operations = drawing(random.nextLong()).limit(100);

            var unhurried = Playground.of(3, 3).play(operations, HOUR);
            var jittery =
                    Playground.of(2, 1).lasting(any -> random.nextLong(1, 1000)).play(operations, HOUR);

            assertThat(jittery)
                    .extracting(Played::invocation)
                    .isEqualTo(unhurried.stream().map(Played::invocation).toList());
        });
    }

    @Test
    void anotherSeedGivesOtherOperations() {
        var one = Playground.of(1, 1).play(drawing(1).limit(20), HOUR);
        var another = Playground.of(1, 1).play(drawing(2).limit(20), HOUR);

        assertThat(another).isNotEqualTo(one);
    }

    @Test
    void operationsShareNoDraws() {
        var draws = new ArrayList<Long>();
        var operations = new RandomOperations(
                (number, random) -> {
                    random.longs(4).forEach(draws::add);
                    return Invocation.read("k");
                },
                7,
                0);

        Playground.of(1, 1).play(operations.limit(1_000), HOUR);

        assertThat(new HashSet<>(draws)).hasSize(4_000);
    }

    @Test
    void everyFreeWorkerIsUsed() {
        var played = Playground.of(3, 3).play(drawing(3).limit(500), HOUR);

        assertThat(played).extracting(operation -> operation.worker().number()).contains(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void waitsWhileNobodyIsFree() {
        var step = drawing(1).next(new Context(0, List.of(), 3));

        assertThat(step)
                .isInstanceOfSatisfying(
                        Step.Wait.class, wait -> assertThat(wait.untilNanos()).isEqualTo(Step.UNTIL_COMPLETION));
    }

    private static Generator drawing(long seed) {
        return new RandomOperations(RandomOperationsTest::draw, seed, 0);
    }

    private static Invocation draw(long number, SplittableRandom random) {
        return random.nextBoolean()
                ? Invocation.read("k" + random.nextInt(5))
                : Invocation.write("k" + random.nextInt(5), number);
    }
}
