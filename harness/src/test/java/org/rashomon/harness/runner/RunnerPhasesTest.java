package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.harness.runner.FakeCluster.Reaction;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Phase;

class RunnerPhasesTest {

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
    void goesThroughItsPhasesInOrder() {
        var history = run.run();

        assertThat(VirtualRun.phases(history))
                .containsExactly(
                        Phase.SETUP, Phase.WORK, Phase.HEAL, Phase.QUIESCENCE, Phase.FINAL_READS, Phase.VERDICT);
        assertThat(history.failures()).isEmpty();
    }

    @Test
    void clientsWorkForTheTimeLimit() {
        var history = run.run();

        var worked = start(history, Phase.HEAL) - start(history, Phase.WORK);
        assertThat(Duration.ofNanos(worked).toMillis()).isCloseTo(3_000, within(50L));
        assertThat(history.operations().size()).isGreaterThan(500);
    }

    @Test
    void readsEveryUsedKeyOnEveryNodeAtTheEnd() {
        var history = run.run();

        var operations = history.operations();
        var reads = 0;
        for (var row = 0; row < operations.size(); row++) {
            reads += operations.invokedIndex(row) > history.indexOf(Phase.FINAL_READS) ? 1 : 0;
        }
        assertThat(reads).isEqualTo(3 * operations.keys().size());
    }

    @Test
    void aClusterThatDoesNotStartIsAFailureAndTheEnd() {
        run.cluster.starting = Reaction.failing("n2 did not start: port taken");

        var history = run.run();

        assertThat(VirtualRun.phases(history)).containsExactly(Phase.SETUP);
        assertThat(history.failures())
                .extracting(Event.Failure::reason)
                .containsExactly("the cluster did not start: n2 did not start: port taken");
        assertThat(run.cluster.clients).isEmpty();
    }

    @Test
    void recordsWhatNoFaultExplains() {
        run.scheduler.after(Duration.ofSeconds(1), () -> run.cluster.fail("n3 ended by itself: exit code 70"));

        var history = run.run();

        assertThat(history.failures())
                .extracting(Event.Failure::reason)
                .containsExactly("n3 ended by itself: exit code 70");
        assertThat(history.isComplete()).isTrue();
    }

    @Test
    void aHealThatFailsIsAFailureOfTheRun() {
        run.cluster.healingAll = Reaction.failing("n1->n2 lets no probe pass");

        var history = run.run();

        assertThat(history.failures())
                .extracting(Event.Failure::reason)
                .containsExactly("the heal failed: n1->n2 lets no probe pass");
        assertThat(history.isComplete()).isTrue();
    }

    @Test
    void waitsForReplicasToBecomeEqual() {
        var equalFrom = Duration.ofSeconds(6).toNanos();
        run.cluster.states =
                node -> Optional.of(run.scheduler.nowNanos() < equalFrom ? changing(node) : run.cluster.settled());

        var history = run.run();

        assertThat(start(history, Phase.FINAL_READS)).isBetween(equalFrom, equalFrom + 400_000_000L);
    }

    @Test
    void readsThoughReplicasNeverBecomeEqual() {
        run.cluster.states = node -> Optional.of(changing(node));

        var history = run.run();

        assertThat(quiescence(history).toSeconds()).isEqualTo(10);
        assertThat(history.isComplete()).isTrue();
    }

    @Test
    void recordsTheStateOfReplicasAndTheirSilence() {
        run.cluster.states = node -> node.equals("n2") ? Optional.empty() : Optional.of(run.cluster.settled());

        var history = run.run();

        assertThat(history.replicaStates())
                .filteredOn(state -> state.node().equals("n2"))
                .isNotEmpty()
                .allMatch(state -> !state.reachable() && state.error().equals("n2 is silent"));
        assertThat(history.replicaStates())
                .filteredOn(state -> state.node().equals("n1"))
                .isNotEmpty()
                .allMatch(Event.ReplicaState::reachable);
        assertThat(quiescence(history).toSeconds()).isEqualTo(10);
    }

    private ReplicaStatus changing(String node) {
        return new ReplicaStatus(node + run.scheduler.nowNanos(), run.cluster.registers.applied(), 0, 0);
    }

    private static Duration quiescence(History history) {
        return Duration.ofNanos(start(history, Phase.FINAL_READS) - start(history, Phase.QUIESCENCE));
    }

    private static long start(History history, Phase phase) {
        return history.start(phase).orElseThrow().timeNanos();
    }
}
