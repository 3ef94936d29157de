package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomRunTest {

    @Test
    void replicasConvergeAndLoseNothingThatAnyoneSawWhateverTheFaults() {
        Property.forAllSeeds(random -> {
            var run = new RandomRun(random).play();

            run.assertConverged();
            run.assertNothingSeenHasVanished();
            run.assertNoDotNamesTwoWrites();
        });
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        var first = new RandomRun(new SplittableRandom(7)).play();
        var second = new RandomRun(new SplittableRandom(7)).play();

        assertThat(second.transcript()).isEqualTo(first.transcript());
    }
}
