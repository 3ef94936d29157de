package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.Conclusion;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunResult;

/** Whole runs against processes of the real store, through the embedded proxy. */
@Timeout(120)
class RunIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void aHealthyStorePassesThoughItIsPartitionedAndKilled() {
        var session = run("--faults", "partition,kill", "--time-limit", "5s", "--seed", "7");

        assertThat(session.exitCode()).as(transcript(session)).isZero();
        assertThat(session.out().getFirst()).startsWith("PASS");
        assertThat(result().faults())
                .isNotEmpty()
                .allMatch(FaultOutcome::observed)
                .allMatch(FaultOutcome::healed);
        assertThat(result().operations().ok()).isGreaterThan(500);
        assertThat(folder.resolve("latest/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("latest/scenario.yaml")).content().startsWith("seed: 7\n");
        assertNothingSurvives();
    }

    @Test
    void checkRecomputesTheVerdictFromTheDirectoryAlone() throws Exception {
        var session = run("--faults", "partition", "--time-limit", "3s", "--seed", "11", "--json");

        var check = Session.of("check", folder.resolve("latest").toRealPath(), "--json");

        assertThat(check.exitCode()).isEqualTo(session.exitCode());
        var recomputed = Files.writeString(folder.resolve("recomputed.json"), check.outText());
        assertThat(ResultJson.read(recomputed))
                .usingRecursiveComparison()
                .ignoringFields("checkers") // They also say what they took, and how far a search came in its time.
                .isEqualTo(result());
        assertThat(ResultJson.read(recomputed).checkers())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds", "allocatedBytes", "facts")
                .isEqualTo(result().checkers());
        assertThat(result().seed()).isEqualTo(11);
    }

    @Test
    void aPlantedDefectIsFoundAndTheWitnessNamesWriteNodeAndTime() {
        var session = run("--defect", "drop-acknowledged", "--time-limit", "6s", "--seed", "7");

        assertThat(session.exitCode()).as(transcript(session)).isEqualTo(1);
        assertThat(session.out().getFirst()).startsWith("ANOMALY");
        assertThat(session.out().getLast()).startsWith("replay: ./rashomon run ");
        var anomalies = result().checkers().stream()
                .map(CheckerOutcome::anomalies)
                .flatMap(List::stream)
                .toList();
        assertThat(anomalies).isNotEmpty();
        assertThat(anomalies.getFirst().sentence()).containsPattern("k\\d+").containsPattern("n\\d");
        assertThat(anomalies.getFirst().witness())
                .isNotEmpty()
                .anyMatch(event -> event.node().matches("n\\d") && event.timeNanos() > 0);
    }

    /** Leaders that answer before they have heard of each other are not linearizable, and need not be. */
    @Test
    void aRunThatIsFollowedEndsItsWorkAtTheFirstAnswerThatTheModelExcludes() {
        var session = run(
                "--faults", "partition", "--time-limit", "60s", "--seed", "7", "--fail-fast", "linearizable-register");

        assertThat(session.errText()).contains("stopped early: the history so far is not linearizable-register");
        assertThat(session.outText()).contains("; refuted: ");
        assertThat(session.exitCode()).as(transcript(session)).isNotEqualTo(1);
        assertNothingSurvives();
    }

    @Test
    void clockFaultsAreJudged() {
        var session = run("--faults", "clock,partition", "--time-limit", "6s", "--seed", "7");

        assertThat(session.exitCode()).as(transcript(session)).isIn(0, 1);
        assertThat(result().verdict()).isIn(Conclusion.VALID, Conclusion.INVALID);
        assertThat(result().faults()).extracting(FaultOutcome::kind).contains("clock");
    }

    @Test
    void aHealthyStoreKeepsEveryElementOfASet() {
        var session = run(
                "--workload", "set", "--faults", "pause,refuse", "--time-limit", "5s", "--seed", "7", "--nodes", "2");

        assertThat(session.exitCode()).as(transcript(session)).isZero();
        assertThat(result().workload()).isEqualTo("set");
        assertNothingSurvives();
    }

    private Session run(String... options) {
        var arguments = new ArrayList<Object>(List.of("run", "--out", folder));
        arguments.addAll(List.of(options));
        return Session.of(arguments.toArray());
    }

    private RunResult result() {
        return ResultJson.read(folder.resolve("latest/result.json"));
    }

    private void assertNothingSurvives() {
        assertThat(Processes.mentioning(folder)).isEmpty();
    }

    private static String transcript(Session session) {
        return session.outText() + "\n" + session.errText();
    }
}
