package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Phase;
import org.rashomon.workloads.Workloads;

class SimulatedWorldTest {

    @Test
    void aHealthyStorePassesUnderEveryFaultThatItsContractCovers() {
        for (var seed = 1; seed <= 20; seed++) {
            var scenario = Runs.scenario(
                    seed, "faults=partition,refuse,latency,bandwidth,slicer,reset,kill,pause", "timeLimit=8s");
            assertThat(verdict(scenario)).as("seed %d", seed).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void aPlantedDefectIsFound() {
        assertThat(verdict(Runs.scenario(1, "defect=drop-acknowledged", "timeLimit=6s")))
                .isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void everyFaultIsSeenToBiteAndHealed() {
        var scenario = Runs.scenario(3, "faults=partition,kill,pause,clock", "timeLimit=8s");

        var history = SimulatedRun.of(scenario, "test");

        assertThat(history.faults()).extracting(fault -> fault.kind()).contains("partition", "kill", "pause", "clock");
        assertThat(history.faults()).extracting(fault -> fault.stage()).doesNotContain(FaultStage.FAILED);
        assertThat(history.faults().stream().filter(fault -> fault.stage() == FaultStage.OBSERVED))
                .hasSameSizeAs(history.faults().stream()
                        .filter(fault -> fault.stage() == FaultStage.HEALED)
                        .toList());
        assertThat(history.phases()).extracting(phase -> phase.phase()).endsWith(Phase.VERDICT, Phase.TEARDOWN);
    }

    private static Verdict verdict(Scenario scenario) {
        var history = SimulatedRun.of(scenario, "test");
        var checkers = Workloads.named(scenario.workload())
                .orElseThrow()
                .checkers(scenario.store().contract());
        return Judgement.compose(
                        checkers.stream().map(checker -> checker.check(history)).toList())
                .verdict();
    }
}
