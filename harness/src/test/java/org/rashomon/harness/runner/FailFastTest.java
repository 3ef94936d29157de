package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.RunFollower;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.workloads.clients.Completion;

class FailFastTest {

    private static final Checker LINEARIZABLE = new LinearizabilityChecker(
            Register.plain(), new Budget(Duration.ofSeconds(10), 64L << 20, 1, System::nanoTime));

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private VirtualRun run;

    @BeforeEach
    void follow() {
        run = new VirtualRun(folder);
        run.failFast = Optional.of(new FailFast(run.writer, new RunFollower(Register.plain())));
    }

    @Test
    void aRunWithoutViolationTakesItsTime() {
        var history = run.run();

        assertThat(LINEARIZABLE.check(history).verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(worked(history)).isGreaterThanOrEqualTo(run.timeLimit);
    }

    @Test
    void theFirstViolationEndsTheWorkAndNothingElse() {
        var reads = new int[1];
        run.cluster.answers = (node, invocation) -> invocation.function().equals(Function.READ) && ++reads[0] == 40
                ? new Completion.Ok(Value.of(-1), Version.NONE)
                : run.cluster.registers.apply(node, invocation);

        var history = run.run();

        assertThat(LINEARIZABLE.check(history).verdict()).isInstanceOf(Verdict.Invalid.class);
        assertThat(worked(history)).isLessThan(run.timeLimit.dividedBy(2));
        assertThat(VirtualRun.phases(history))
                .containsExactly(
                        Phase.SETUP, Phase.WORK, Phase.HEAL, Phase.QUIESCENCE, Phase.FINAL_READS, Phase.VERDICT);
    }

    private static Duration worked(History history) {
        var began = history.start(Phase.WORK).orElseThrow().timeNanos();
        return Duration.ofNanos(history.start(Phase.HEAL).orElseThrow().timeNanos() - began);
    }
}
