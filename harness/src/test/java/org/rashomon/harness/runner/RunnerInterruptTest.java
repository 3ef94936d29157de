package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.completeness.CompletenessChecker;
import org.rashomon.history.Event;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Phase;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.ScheduledFault;

class RunnerInterruptTest {

    private static final Fault KILL = new Fault.Kill(new TreeSet<>(List.of("n1")));

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private VirtualRun run;

    @BeforeEach
    void prepare() {
        run = new VirtualRun(folder);
    }

    @ParameterizedTest
    @EnumSource(names = {"SETUP", "WORK", "HEAL", "QUIESCENCE", "FINAL_READS"})
    void endsTheRunWithoutAVerdict(Phase phase) {
        run.interruptIn(phase, Duration.ofMillis(2));

        var history = run.run();

        assertThat(history.isComplete()).isFalse();
        assertThat(history.failures())
                .extracting(Event.Failure::reason)
                .containsExactly("interrupted in phase " + phase.label());
        assertThat(new CompletenessChecker().check(history).verdict()).isInstanceOf(Verdict.Broken.class);
        assertThat(run.cluster.clients).allMatch(client -> client.isClosed);
    }

    @Test
    void anInterruptOfTheWorkHealsWhatIsBroken() {
        run.schedule.add(new ScheduledFault(0, Duration.ofMillis(100), Duration.ofSeconds(2), KILL));
        run.interruptIn(Phase.WORK, Duration.ofMillis(500));

        var history = run.run();

        assertThat(VirtualRun.phases(history)).containsExactly(Phase.SETUP, Phase.WORK, Phase.HEAL);
        assertThat(history.faults())
                .extracting(Event.Fault::stage)
                .containsExactly(FaultStage.STARTED, FaultStage.OBSERVED, FaultStage.HEALED);
        assertThat(run.cluster.deeds).endsWith("heal all", "heal all: ended");
    }

    @Test
    void anInterruptOfTheWorkLetsOpenOperationsEnd() {
        run.cluster.takes = invocation -> Duration.ofMillis(200);
        run.interruptIn(Phase.WORK, Duration.ofMillis(500));

        var operations = run.run().operations();

        for (var row = 0; row < operations.size(); row++) {
            assertThat(operations.completedNanos(row))
                    .isLessThan(Duration.ofSeconds(2).toNanos());
        }
    }

    @Test
    void anInterruptWhileTheClusterStartsWaitsForItSoThatNothingIsLeftBehind() {
        run.interruptIn(Phase.SETUP, Duration.ofMillis(2));

        run.run();

        assertThat(run.cluster.deeds).containsExactly("start", "start: ended");
    }

    @Test
    void anInterruptOfTheFinalReadsGivesUpOnThem() {
        run.cluster.takes = invocation -> Duration.ofMillis(40);
        run.interruptIn(Phase.FINAL_READS, Duration.ofMillis(50));

        var history = run.run();

        var reads = history.operations().size();
        assertThat(history.endNanos())
                .isEqualTo(history.start(Phase.FINAL_READS).orElseThrow().timeNanos() + 50_000_000);
        assertThat(history.operations().completedIndex(reads - 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSecondInterruptChangesNothing() {
        run.interruptIn(Phase.WORK, Duration.ofMillis(500));
        run.interruptIn(Phase.HEAL, Duration.ofMillis(2));

        var history = run.run();

        assertThat(history.failures()).hasSize(1);
    }

    @Test
    void anInterruptOfTheQuiescenceDoesNotWaitForEquality() {
        run.cluster.states = node -> Optional.empty();
        run.interruptIn(Phase.QUIESCENCE, Duration.ofSeconds(1));

        var history = run.run();

        assertThat(history.endNanos())
                .isEqualTo(history.start(Phase.QUIESCENCE).orElseThrow().timeNanos() + 1_000_000_000);
    }
}
