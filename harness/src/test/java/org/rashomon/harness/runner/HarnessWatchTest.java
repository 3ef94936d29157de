package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.history.History;
import org.rashomon.history.format.HistoryReader;
import org.rashomon.history.format.HistoryWriter;

class HarnessWatchTest {

    private static final Duration LIMIT = Duration.ofMillis(3_500);

    private final VirtualScheduler scheduler = new VirtualScheduler();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void tellsEachSecondWhatTheHarnessTook() {
        var history = watch(new FakeWorld(scheduler, new FakeCluster(scheduler), this::aQuarterOfAProcessor));

        assertThat(history.harnessUsages()).hasSize(3).allSatisfy(usage -> {
            assertThat(usage.periodNanos()).isEqualTo(1_000_000_000);
            assertThat(usage.processorNanos()).isEqualTo(250_000_000);
            assertThat(usage.longestPauseNanos()).isZero();
        });
    }

    @Test
    void aLongPauseIsToldAsSoonAsItIsOver() {
        scheduler.after(Duration.ofMillis(1_310), () -> scheduler.stall(Duration.ofMillis(480)));

        var history = watch(new FakeWorld(scheduler, new FakeCluster(scheduler), this::aQuarterOfAProcessor));

        assertThat(history.harnessUsages())
                .filteredOn(usage -> usage.longestPauseNanos() > 0)
                .singleElement()
                .satisfies(usage -> {
                    assertThat(usage.timeNanos()).isEqualTo(1_790_000_000);
                    assertThat(usage.longestPauseNanos()).isEqualTo(470_000_000);
                });
    }

    @Test
    void isSilentWhereThereIsNothingToTell() {
        assertThat(watch(new FakeWorld(scheduler, new FakeCluster(scheduler))).events())
                .isZero();
    }

    private OptionalLong aQuarterOfAProcessor() {
        return OptionalLong.of(scheduler.nowNanos() / 4);
    }

    private History watch(World world) {
        try (var writer = new HistoryWriter(folder)) {
            var watch = new HarnessWatch(world, new Recorder(scheduler, writer));
            watch.start();
            scheduler.after(LIMIT, watch::stop);
            scheduler.runUntilIdle();
        }
        return HistoryReader.read(folder).history();
    }
}
