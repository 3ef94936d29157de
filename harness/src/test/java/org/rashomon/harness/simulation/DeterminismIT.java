package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.history.format.HistoryDigest;

/** Two hundred seeds of the swarm, each run twice. */
class DeterminismIT {

    @Test
    void everySeedGivesTheSameHistoryAgain() {
        var swarm = new Swarm(Settings.NONE.with("timeLimit", "2s", "test"));

        var different = LongStream.rangeClosed(1, 200)
                .parallel()
                .filter(seed -> !digest(swarm, seed).equals(digest(swarm, seed)))
                .toArray();

        assertThat(different).isEmpty();
    }

    private static String digest(Swarm swarm, long seed) {
        var digest = new HistoryDigest();
        SimulatedRun.into(digest, swarm.scenario(seed), "test");
        return digest.hex();
    }
}
