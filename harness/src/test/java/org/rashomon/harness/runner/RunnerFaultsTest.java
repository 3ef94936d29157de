package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.runner.FakeCluster.Reaction;
import org.rashomon.history.Event;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.nemesis.injectors.Observation;

class RunnerFaultsTest {

    private static final Fault KILL = new Fault.Kill(new TreeSet<>(List.of("n1")));
    private static final Fault PAUSE = new Fault.Pause(new TreeSet<>(List.of("n2")));

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private VirtualRun run;

    @BeforeEach
    void prepare() {
        run = new VirtualRun(folder);
    }

    @Test
    void recordsTheLifeOfAFaultWithWhatWasSeenOfIt() {
        schedule(KILL, 500, 1000);
        run.cluster.injections.put(KILL, new Reaction(FakeCluster.PROMPT, new Observation(true, "n1: no answer"), ""));
        run.cluster.heals.put(KILL, new Reaction(FakeCluster.PROMPT, new Observation(false, "n1: answers"), ""));

        var faults = run.run().faults();

        assertThat(faults)
                .extracting(Event.Fault::stage, Event.Fault::effect)
                .containsExactly(
                        tuple(FaultStage.STARTED, ""),
                        tuple(FaultStage.OBSERVED, "n1: no answer"),
                        tuple(FaultStage.HEALED, "n1: answers"));
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.description()).isEqualTo("kill n1");
            assertThat(fault.targets()).containsExactly("n1");
            assertThat(fault.kind()).isEqualTo("kill");
        });
    }

    @Test
    void faultsBeginAndEndWhenTheScheduleSays() {
        schedule(KILL, 500, 1000);

        var history = run.run();

        assertThat(sinceWork(history, FaultStage.STARTED)).isEqualTo(Duration.ofMillis(500));
        assertThat(sinceWork(history, FaultStage.HEALED))
                .isEqualTo(Duration.ofMillis(1500).plus(FakeCluster.PROMPT));
    }

    @Test
    void aFaultThatIsLongInTheMakingStillEndsWhenTheScheduleSays() {
        schedule(KILL, 500, 1000);
        run.cluster.injections.put(KILL, Reaction.after(Duration.ofMillis(900)));

        var history = run.run();

        assertThat(sinceWork(history, FaultStage.OBSERVED)).isEqualTo(Duration.ofMillis(1400));
        assertThat(sinceWork(history, FaultStage.HEALED))
                .isEqualTo(Duration.ofMillis(1500).plus(FakeCluster.PROMPT));
    }

    @Test
    void aFaultWhoseEffectNobodySawHasFailed() {
        schedule(PAUSE, 500, 1000);
        run.cluster.injections.put(PAUSE, Reaction.unseen());

        var faults = run.run().faults();

        assertThat(faults)
                .extracting(Event.Fault::stage)
                .containsExactly(FaultStage.STARTED, FaultStage.FAILED, FaultStage.HEALED);
        assertThat(faults.get(1).effect()).isEqualTo("no effect");
    }

    @Test
    void aFaultThatCannotBeCarriedOutHasFailedAndIsHealedAtOnce() {
        schedule(PAUSE, 500, 1000);
        run.cluster.injections.put(PAUSE, Reaction.failing("SIGSTOP did not reach n2"));

        var history = run.run();

        assertThat(history.faults())
                .extracting(Event.Fault::stage)
                .containsExactly(FaultStage.STARTED, FaultStage.FAILED, FaultStage.HEALED);
        assertThat(history.faults().get(1).effect()).isEqualTo("SIGSTOP did not reach n2");
        assertThat(sinceWork(history, FaultStage.HEALED)).isLessThan(Duration.ofMillis(510));
        assertThat(history.failures()).isEmpty();
    }

    @Test
    void aFaultThatCannotBeHealedIsAFailureOfTheRun() {
        schedule(KILL, 500, 1000);
        run.cluster.heals.put(KILL, Reaction.failing("n1 does not answer"));

        var history = run.run();

        assertThat(history.faults())
                .extracting(Event.Fault::stage)
                .containsExactly(FaultStage.STARTED, FaultStage.OBSERVED, FaultStage.FAILED);
        assertThat(history.failures())
                .extracting(Event.Failure::reason)
                .containsExactly("kill n1 could not be healed: n1 does not answer");
        assertThat(run.cluster.deeds).contains("heal all");
    }

    @Test
    void whatIsInForceWhenTheWorkEndsIsHealedBeforeTheClusterIsProbed() {
        schedule(KILL, 500, 20_000);

        var history = run.run();

        assertThat(sinceWork(history, FaultStage.HEALED)).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3100));
        assertThat(run.cluster.deeds).containsSubsequence("heal kill n1: ended", "heal all");
    }

    @Test
    void aFaultThatIsStillBeginningWhenTheWorkEndsIsHealedWhenItHasBegun() {
        schedule(PAUSE, 2_900, 1_000);
        run.cluster.injections.put(PAUSE, Reaction.after(Duration.ofSeconds(2)));

        var history = run.run();

        assertThat(run.cluster.deeds)
                .containsSubsequence(
                        "inject pause n2",
                        "inject pause n2: ended",
                        "heal pause n2",
                        "heal pause n2: ended",
                        "heal all");
        assertThat(history.faults())
                .extracting(Event.Fault::stage)
                .containsExactly(FaultStage.STARTED, FaultStage.OBSERVED, FaultStage.HEALED);
    }

    @Test
    void noFaultBeginsAfterTheWork() {
        schedule(KILL, 3_500, 1_000);

        assertThat(run.run().faults()).isEmpty();
    }

    @Test
    void faultsMayOverlap() {
        schedule(KILL, 500, 1_000);
        schedule(PAUSE, 800, 1_500);

        var history = run.run();

        assertThat(history.faults()).extracting(Event.Fault::fault).containsExactly(0, 0, 1, 1, 0, 1);
    }

    @Test
    void aFaultWaitsUntilTheEarlierOneOfItsTargetIsWhollyUndone() {
        schedule(KILL, 500, 500);
        schedule(KILL, 1_200, 500);
        run.cluster.heals.put(KILL, Reaction.after(Duration.ofMillis(900)));

        var history = run.run();

        assertThat(history.faults()).extracting(Event.Fault::fault).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(history.faults().get(3).timeNanos())
                .isEqualTo(history.faults().get(2).timeNanos());
    }

    private void schedule(Fault fault, long atMillis, long lengthMillis) {
        run.schedule.add(new ScheduledFault(
                run.schedule.size(), Duration.ofMillis(atMillis), Duration.ofMillis(lengthMillis), fault));
    }

    private static Duration sinceWork(History history, FaultStage stage) {
        var work = history.start(Phase.WORK).orElseThrow().timeNanos();
        return history.faults().stream()
                .filter(fault -> fault.stage() == stage)
                .findFirst()
                .map(fault -> Duration.ofNanos(fault.timeNanos() - work))
                .orElseThrow();
    }
}
