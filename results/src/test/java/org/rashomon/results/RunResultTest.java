package org.rashomon.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;

class RunResultTest {

    private final HistoryScript script = new HistoryScript().run("register", "register");

    @Test
    void countsOutcomesAndTakesAnOpenOperationForIndeterminate() {
        script.phase(Phase.WORK).write("n1", "k", 1, 1);
        script.end(script.invoke("n1", Function.WRITE, "k", Value.of(2)), OperationType.FAIL, "refused");
        script.invoke("n2", Function.WRITE, "k", Value.of(3));

        var counts = of(script.build()).operations();

        assertThat(counts).extracting("invoked", "ok", "fail", "info").containsExactly(3L, 1L, 1L, 1L);
    }

    @Test
    void ratesOnlyTheTimeInWhichClientsWorked() {
        script.at(5).phase(Phase.WORK);
        script.write("n1", "k", 1, 1);
        script.write("n1", "k", 2, 2);
        script.at(9).phase(Phase.HEAL).phase(Phase.FINAL_READS);
        script.read("n1", "k", Value.of(2));

        assertThat(of(script.build()).operations().perSecond()).isEqualTo(0.5);
    }

    @Test
    void tellsTheLifeOfAFault() {
        script.at(1).fault(4, FaultStage.STARTED, "kill", List.of("n2"), "");
        script.at(1.5).fault(4, FaultStage.OBSERVED, "kill", List.of("n2"), "refused after 3 ms");
        script.at(3).fault(4, FaultStage.HEALED, "kill", List.of("n2"), "answers again");

        var fault = of(script.build()).faults().getFirst();

        assertThat(fault)
                .isEqualTo(new FaultOutcome(
                        4, "kill", "kill of n2", List.of("n2"), 1, 3, true, "refused after 3 ms", true, ""));
    }

    @Test
    void takesAFaultThatWasNeverUndoneToLastUntilTheEnd() {
        script.at(1).fault(1, FaultStage.STARTED, "pause", List.of("n2"), "");
        script.at(8).phase(Phase.HEAL);

        var fault = of(script.build()).faults().getFirst();

        assertThat(fault.endSeconds()).isEqualTo(8);
        assertThat(fault.observed()).isFalse();
        assertThat(fault.healed()).isFalse();
    }

    @Test
    void endsAFaultThatCouldNotBeCarriedOutWhereItFailed() {
        script.at(1).fault(1, FaultStage.STARTED, "clock", List.of("n2"), "");
        script.at(2).fault(1, FaultStage.FAILED, "clock", List.of("n2"), "the clock port is closed");
        script.at(8).phase(Phase.HEAL);

        var fault = of(script.build()).faults().getFirst();

        assertThat(fault.endSeconds()).isEqualTo(2);
        assertThat(fault.failure()).isEqualTo("the clock port is closed");
    }

    @Test
    void namesTheCheckerThatWasUndecided() {
        var judgement = Judgement.compose(List.of(
                CheckResult.of("lost-write", new Verdict.Valid(), Map.of()),
                CheckResult.of("convergence", new Verdict.Undecided("n2 could not be read"), Map.of())));

        var result = RunResult.of(script.build(), judgement, List.of(), "", Path.of(""));

        assertThat(result.reason()).isEqualTo("convergence: n2 could not be read");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void doesNotPassWhenNobodyWasAsked() {
        assertThat(of(script.build()).passed()).isFalse();
    }

    private static RunResult of(History history) {
        return RunResult.of(history, Judgement.compose(List.of()), List.of(), "replay", Path.of("run"));
    }
}
