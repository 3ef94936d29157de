package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomRunTest {

    @Test
    void replicasConvergeOnWhatTheStrategySaysAndLoseNothingWhateverTheFaults() {
        Property.forAllSeeds(random -> {
            var run = new RandomRun(random).play();

            run.assertConverged();
            run.assertTheOutcomeFollowsFromTheSetOfChanges();
            run.assertNoDotNamesTwoWrites();
        });
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Property.forSeeds(20, random -> {
            var seed = random.nextLong();
            var first = new RandomRun(new SplittableRandom(seed)).play();
            var second = new RandomRun(new SplittableRandom(seed)).play();

            assertThat(second.transcript()).isEqualTo(first.transcript());
        });
    }
}
