package org.rashomon.harness.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.availability.AvailabilityChecker;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.simulation.Trial;

/** The reference store waits for others only where it is configured to. */
class AvailabilityTest {

    private static final int SEED = 3;

    @Test
    void anAsynchronousLeaderAcknowledgesBehindCutLinks() {
        var result = judged("asynchronous");

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesignCount()).isZero();
    }

    @Test
    void oneThatWaitsForAnotherDoesNotAndThatIsByDesign() {
        var result = judged("synchronous");

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesignCount()).isPositive();
    }

    private static CheckResult judged(String replication) {
        var settings = Settings.NONE
                .with("world", "simulated", "the test")
                .with("nodes", "3", "the test")
                .with("strategy", "lww-hybrid-clock", "the test")
                .with("replication", replication, "the test")
                .with("faults", "partition", "the test")
                .with("rate", "100", "the test")
                .with("timeLimit", "4s", "the test");
        var trial = Trial.of(ScenarioReader.read(settings, SEED), "test");
        return new AvailabilityChecker().check(trial.history());
    }
}
