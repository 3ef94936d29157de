package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.lostwrite.LostWriteChecker;
import org.rashomon.checkers.vacuity.VacuityChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.workloads.clients.Completion;

class RunnerJudgementTest {

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
    void aCorrectStorePasses() {
        var history = run.run();

        var judgement = Judgement.of(history, run.workload.checkers(Contract.of(history.info())));
        assertThat(judgement.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(new LostWriteChecker().check(history).byDesignCount())
                .as("losses to concurrent winners")
                .isPositive();
    }

    @Test
    void aCorrectStoreThatAnswersSomeWritesTooLatePassesToo() {
        run.cluster.takes = invocation -> invocation.function().equals(Function.READ)
                ? FakeCluster.PROMPT
                : Duration.ofMillis(1 + Math.floorMod(invocation.hashCode(), 600));

        var history = run.run();

        assertThat(new LostWriteChecker().check(history).verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(new ConvergenceChecker().check(history).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aStoreThatDropsAnAcknowledgedWriteIsFound() {
        var writes = new int[1];
        run.cluster.answers = (node, invocation) ->
                invocation.function().equals(Function.WRITE) && ++writes[0] % 20 == 0
                        ? run.cluster.registers.drop(node, invocation)
                        : run.cluster.registers.apply(node, invocation);

        var verdict = judged(new LostWriteChecker());

        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aNodeThatShowsAnotherStateIsFound() {
        run.cluster.answers = (node, invocation) ->
                node.equals("n3") && invocation.function().equals(Function.READ)
                        ? new Completion.Ok(Value.of(-1), Version.NONE)
                        : run.cluster.registers.apply(node, invocation);

        assertThat(judged(new ConvergenceChecker())).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aStoreThatRefusesEverythingProvesNothing() {
        run.cluster.answers = (node, invocation) -> new Completion.Failed("HTTP 503: overloaded");

        assertThat(judged(new VacuityChecker())).isInstanceOf(Verdict.Vacuous.class);
        assertThat(new ConvergenceChecker().check(run.recorded()).verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    private Verdict judged(Checker checker) {
        return checker.check(run.run()).verdict();
    }
}
