package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.history.Event.Fault;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;

/** What befalls machines and disks is seen to happen, and the store copes with it. */
class DiskFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    full-disk  | 0 KiB left           | had ended for want of room
                    slow-disk  | syncs take           | answers
                    restart    | ended when asked     | answers
                    wipe       | its data deleted     | answers
                    bit-flip   | the log is refused   | answers
                    disconnect | off the peers        | answers
                    """)
    void theFaultIsSeenAndUndone(String kind, String effect, String end) {
        var history = SimulatedRun.of(once(kind), "test");

        assertThat(effects(history, FaultStage.OBSERVED)).hasSize(1).allMatch(text -> text.contains(effect));
        assertThat(effects(history, FaultStage.HEALED)).hasSize(1).allMatch(text -> text.contains(end));
    }

    @ParameterizedTest
    @CsvSource({"full-disk", "slow-disk", "restart", "disconnect", "join"})
    void nothingThatWasAcknowledgedIsLost(String kind) {
        for (var seed = 1; seed <= 5; seed++) {
            var scenario = Runs.scenario(seed, "faults=" + kind, "timeLimit=6s", "strategy=lww-hybrid-clock");

            assertThat(Trial.of(scenario, "test").judgement().verdict())
                    .as("%s, seed %d", kind, seed)
                    .isInstanceOf(Verdict.Valid.class);
        }
    }

    /** What a bit was turned over in is never served: the log is refused, and the others have what was in it. */
    @ParameterizedTest
    @CsvSource({"bit-flip", "wipe"})
    void whoLosesItsDataWhenOthersHaveItGetsItBack(String kind) {
        var trial = Trial.of(once(kind), "test");

        assertThat(trial.judgement().verdict()).isInstanceOf(Verdict.Valid.class);
    }

    /** A node that was given some of its own writes back, by one who had lost others itself, needs those as well. */
    @Test
    void nodesThatLoseTheirDataOneAfterTheOtherAreNotLeftBehind() {
        var swarm = new Swarm(Settings.NONE
                .with("faults", "wipe", "test")
                .with("topology", "all-to-all", "test")
                .with("replication", "synchronous", "test")
                .with("delivery", "causal", "test")
                .with("timeLimit", "6s", "test"));

        for (var seed = 1; seed <= 40; seed++) {
            assertThat(Trial.of(swarm.scenario(seed), "test").signature())
                    .as("seed %d", seed)
                    .doesNotContain("convergence: stuck-replication");
        }
    }

    @Test
    void aNodeThatJoinsGetsWhatWasWrittenBeforeAndThenTakesPart() {
        var scenario = Runs.scenario(
                4, "strategy=or-set", "workload=cart", "timeLimit=8s", "schedule=0.000 s for 3.000 s: join n2");
        var trial = Trial.of(scenario, "test");

        assertThat(trial.judgement().verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(effects(trial.history(), FaultStage.OBSERVED)).containsExactly("n2: not there yet");
        var operations = trial.history().operations();
        assertThat(IntStream.range(0, operations.size())
                        .filter(row -> operations.node(row).equals("n2") && operations.outcome(row) == Outcome.OK)
                        .mapToDouble(row -> operations.completedNanos(row) / 1e9)
                        .min()
                        .orElseThrow())
                .isGreaterThan(3);
    }

    @Test
    void aDeviceThatWasOfflineForAnHourCatchesUp() {
        var scenario = Runs.scenario(
                1,
                "strategy=lww-hybrid-clock",
                "rate=1",
                "timeLimit=3700s",
                "schedule=60.000 s for 3600.000 s: disconnect n2");
        var trial = Trial.of(scenario, "test");

        assertThat(trial.judgement().verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(trial.history().faults()).hasSize(3);
    }

    /** One fault of n2 while little happens, so that the others have what it had. */
    private static Scenario once(String kind) {
        return Runs.scenario(
                7,
                "replication=synchronous",
                "sessions=tokens",
                "rate=60",
                "timeLimit=10s",
                "schedule=2.000 s for 0.800 s: %s n2".formatted(kind));
    }

    private static List<String> effects(History history, FaultStage stage) {
        return history.faults().stream()
                .filter(fault -> fault.stage() == stage)
                .map(Fault::effect)
                .toList();
    }
}
