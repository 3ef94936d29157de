package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.harness.docker.EnabledWithDocker;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.results.ResultJson;

/** The same scenario file and the same defect, in each world: the same anomaly. */
@Timeout(240)
@EnabledWithDocker
class ThreeWorldsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "drop-acknowledged, all-to-all, kill, vanished-write",
        "last-arrival-wins, all-to-all, partition, divergence",
        "swapped-values, ring, none, thin-air-value"
    })
    void aDefectIsTheSameAnomaly(String defect, String topology, String faults, String anomaly) throws IOException {
        var scenario = Files.writeString(folder.resolve("scenario.yaml"), """
                name: three-worlds
                seed: 7
                timeLimit: 6s
                topology: %s
                faults: %s
                defect: %s
                """.formatted(topology, faults, defect));

        for (var world : Scenario.World.values()) {
            var out = folder.resolve(world.label());
            var session = Session.of("run", scenario, "--world", world.label(), "--out", out);

            assertThat(session.exitCode())
                    .as("%s: %s", world, session.errText() + session.outText())
                    .isEqualTo(1);
            assertThat(ResultJson.read(out.resolve("latest/result.json")).checkers())
                    .as("%s", world)
                    .flatExtracting(checker -> checker.anomalies())
                    .extracting(found -> found.name())
                    .contains(anomaly);
        }
    }
}
