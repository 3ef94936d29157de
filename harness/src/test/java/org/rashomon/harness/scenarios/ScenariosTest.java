package org.rashomon.harness.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.harness.scenario.Expected;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.simulation.Trial;
import org.rashomon.results.RunResult;

/** The scenarios that stand for figures and stories of the literature come out as they say, in the simulated world. */
class ScenariosTest {

    private static final Path FOLDER = Path.of("..", "scenarios");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void comesOutAsItSays(Path file) {
        var settings = ScenarioFile.read(file);
        var expected = Expected.of(settings).orElseThrow();
        var scenario = ScenarioReader.read(settings.with("world", "simulated", "the test"), 1);

        var trial = Trial.of(scenario, "test");
        var result = RunResult.of(trial.history(), trial.judgement(), List.of(), "", Path.of(""));

        assertThat(expected.differences(Expected.Outcome.of(result)))
                .as("%s", trial.judgement())
                .isEmpty();
    }
}
