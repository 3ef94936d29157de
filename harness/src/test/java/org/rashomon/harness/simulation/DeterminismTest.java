package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The same scenario gives the same history, byte for byte. */
class DeterminismTest {

    private static final List<String> EVERY_FAULT = List.of(
            "faults=partition,refuse,latency,bandwidth,slicer,reset,kill,pause,clock,"
                    + "restart,full-disk,slow-disk,bit-flip,wipe,disconnect",
            "timeLimit=8s");

    @Test
    void aSeedRunTwiceGivesTheSameHistory() {
        for (var seed = 1; seed <= 15; seed++) {
            assertThat(Runs.digest(Runs.scenario(seed)))
                    .as("seed %d", seed)
                    .isEqualTo(Runs.digest(Runs.scenario(seed)));
        }
    }

    @Test
    void soItIsUnderEveryKindOfFault() {
        for (var seed = 1; seed <= 5; seed++) {
            var scenario = Runs.scenario(seed, EVERY_FAULT.toArray(String[]::new));
            assertThat(Runs.digest(scenario)).as("seed %d", seed).isEqualTo(Runs.digest(scenario));
        }
    }

    @Test
    void onOtherThreadsToo() {
        var digests = LongStream.rangeClosed(1, 8)
                .parallel()
                .mapToObj(seed -> Runs.digest(Runs.scenario(seed)))
                .toList();

        for (var seed = 1; seed <= 8; seed++) {
            assertThat(digests.get(seed - 1)).isEqualTo(Runs.digest(Runs.scenario(seed)));
        }
    }

    @Test
    void otherSeedsGiveOtherHistories() {
        assertThat(LongStream.rangeClosed(1, 20)
                        .mapToObj(seed -> Runs.digest(Runs.scenario(seed)))
                        .distinct())
                .hasSize(20);
    }
}
