package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.docker.DockerEngine;
import org.rashomon.harness.docker.EnabledWithDocker;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunResult;

/** Whole runs against containers of the real store, through the real Toxiproxy. */
@Timeout(180)
@EnabledWithDocker
class DockerRunIT {

    private static final String LABEL = "org.rashomon.harness";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @AfterEach
    void nothingIsLeft() {
        var docker = DockerEngine.connect();
        assertThat(docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(LABEL))
                        .exec())
                .isEmpty();
        assertThat(docker.listNetworksCmd().exec())
                .noneMatch(network ->
                        network.getLabels() != null && network.getLabels().containsKey(LABEL));
        assertThat(docker.listVolumesCmd()
                        .withFilter("label", List.of(LABEL))
                        .exec()
                        .getVolumes())
                .satisfiesAnyOf(
                        volumes -> assertThat(volumes).isNull(),
                        volumes -> assertThat(volumes).isEmpty());
    }

    @Test
    void everyFaultIsSeenToBiteAndIsHealed() throws IOException {
        var session = Session.of(arguments("--faults", "partition,clock,kill,pause", "--time-limit", "14s"));

        assertThat(session.exitCode()).as(session.errText() + session.outText()).isIn(0, 1);
        assertThat(result().faults())
                .as(session.errText())
                .extracting(FaultOutcome::kind)
                .contains("partition", "clock", "kill", "pause");
        assertThat(result().faults())
                .as(session.errText())
                .allMatch(FaultOutcome::observed)
                .allMatch(FaultOutcome::healed);
        assertThat(folder.resolve("latest/logs/n1.log")).content().contains("The node serves");
    }

    @Test
    void anInterruptHealsAndRemovesEverything() throws Exception {
        try (var harness = start()) {
            harness.awaitOutput("inject p");

            harness.signal("INT");

            assertThat(harness.exitCode()).as(harness.output()).isEqualTo(130);
            assertThat(harness.output()).contains("interrupted in phase work").doesNotContain("\tat ");
        }
        assertThat(result().faults())
                .isNotEmpty()
                .allMatch(fault -> fault.healed() || !fault.failure().isEmpty());
    }

    @Test
    void theNextRunRemovesWhatAKilledHarnessHasLeft() throws Exception {
        try (var harness = start()) {
            harness.awaitOutput("inject p");

            harness.signal("KILL");

            assertThat(harness.exitCode()).isEqualTo(137);
        }

        var next = Session.of(arguments("--faults", "none", "--time-limit", "1s"));

        assertThat(next.exitCode()).as(next.errText() + next.outText()).isZero();
        assertThat(next.errText()).contains("removing what a killed run has left");
    }

    @Test
    void withoutAnEngineThereIsOneClearLine() throws Exception {
        var nowhere = Map.of("DOCKER_HOST", "unix://" + folder.resolve("nobody.sock"));
        try (var harness = HarnessProcess.start(folder, nowhere, "run", "--world", "docker", "--out", runs())) {
            assertThat(harness.exitCode()).isEqualTo(4);
            assertThat(harness.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("error: no Docker engine answers at unix://")
                    .contains("--world local");
        }
    }

    private HarnessProcess start() throws IOException {
        return HarnessProcess.start(
                folder,
                "run",
                "--world",
                "docker",
                "--faults",
                "partition,pause",
                "--time-limit",
                "30s",
                "--seed",
                "3",
                "--out",
                runs());
    }

    private Object[] arguments(String... more) {
        var all = new ArrayList<Object>(List.of("run", "--world", "docker", "--seed", "7", "--out", runs()));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private String runs() {
        return folder.toString();
    }

    private RunResult result() throws IOException {
        return ResultJson.read(folder.resolve("latest/result.json"));
    }
}
