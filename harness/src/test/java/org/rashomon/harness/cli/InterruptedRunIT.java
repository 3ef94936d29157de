package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.results.Conclusion;
import org.rashomon.results.ResultJson;

/** Runs that are cut off. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class InterruptedRunIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void nothingSurvivesAKilledHarnessNotEvenAPausedNodeAndWhatItLeftCanBeChecked() throws Exception {
        try (var harness = start("pause")) {
            harness.awaitOutput("inject pause");
            await("a node is paused")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> harness.descendants().stream().anyMatch(Processes::isPaused));
            var below = harness.descendants();
            assertThat(below).hasSizeGreaterThanOrEqualTo(4);

            harness.signal("KILL");

            assertThat(harness.exitCode()).isEqualTo(137);
            awaitEndOf(below);
            assertThat(Processes.mentioning(folder.resolve("runs"))).isEmpty();
        }

        var check = Session.of("check", folder.resolve("runs/latest"));
        assertThat(check.exitCode()).as(check.errText()).isEqualTo(4);
        assertThat(check.out().getFirst()).startsWith("BROKEN");
        assertThat(check.outText()).contains("pause x");
    }

    @Test
    void anInterruptHealsStopsAndWritesWhatItHas() throws Exception {
        try (var harness = start("pause,partition")) {
            harness.awaitOutput("inject p");
            var below = harness.descendants();

            harness.signal("INT");

            assertThat(harness.exitCode()).as(harness.output()).isEqualTo(130);
            awaitEndOf(below);
            assertThat(harness.output()).contains("BROKEN").contains("interrupted in phase work");
            assertThat(harness.output()).doesNotContain("\tat ");
        }

        var result = ResultJson.read(folder.resolve("runs/latest/result.json"));
        assertThat(result.verdict()).isEqualTo(Conclusion.BROKEN);
        assertThat(result.faults())
                .isNotEmpty()
                .allMatch(fault -> fault.healed() || !fault.failure().isEmpty());
        assertThat(folder.resolve("runs/latest/report.html")).isNotEmptyFile();
    }

    @Test
    void aSignalIsAnsweredByOneLineInEveryModeAndTheSecondInterruptStopsAtOnce() throws Exception {
        for (var mode : List.of("none", "bar")) {
            var runs = folder.resolve(mode);
            try (var harness = HarnessProcess.start(
                    folder, "run", "--out", runs.toString(), "--time-limit", "60s", "--progress", mode)) {
                // Before there is a run nobody listens, and the signal ends the process.
                await("the run begins")
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> Files.exists(runs.resolve("latest")));
                await("a status in mode " + mode).atMost(Duration.ofSeconds(40)).until(() -> {
                    harness.signal("USR1");
                    return harness.output().contains("status: work for ");
                });

                harness.signal("INT");
                harness.signal("INT");

                assertThat(harness.exitCode()).as(harness.output()).isEqualTo(130);
            }
        }
    }

    @Test
    void anInterruptWhileNodesStartLeavesNothingBehind() throws Exception {
        try (var harness = start("none")) {
            harness.awaitOutput("setup: 3 nodes");

            harness.signal("INT");

            assertThat(harness.exitCode()).as(harness.output()).isEqualTo(130);
            assertThat(Processes.mentioning(folder.resolve("runs"))).isEmpty();
            assertThat(folder.resolve("runs/latest/result.json")).isNotEmptyFile();
        }
    }

    private HarnessProcess start(String faults) throws Exception {
        var runs = folder.resolve("runs").toString();
        return HarnessProcess.start(
                folder, "run", "--seed", "7", "--out", runs, "--time-limit", "60s", "--faults", faults);
    }

    private static void awaitEndOf(List<ProcessHandle> processes) {
        await("every process below the harness ends")
                .atMost(Duration.ofSeconds(30))
                .until(() -> processes.stream().noneMatch(Processes::lives));
    }
}
