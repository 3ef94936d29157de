package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.RunSession;

/** What the simulation finds and makes small, real processes show as well. */
class ConfirmedCounterexampleIT {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"earliest-wins", "compare-and-set-unchecked", "counter-as-register"})
    void aShrunkRunShowsTheSameOnRealProcesses(String defect) throws IOException, InterruptedException {
        var explicit = failing(defect);
        var anomaly = Trial.of(explicit, "test").signature().getFirst();
        var smallest = new Shrinker(anomaly, () -> false).shrink(explicit);

        assertThat(onRealProcesses(smallest)).contains(anomaly);
    }

    /** A link gives up only on a node that is away. */
    @Test
    void theFaultThatItTakesIsDoneToRealProcesses() throws IOException, InterruptedException {
        var explicit = failing("gives-up");
        var anomaly = Trial.of(explicit, "test").signature().getFirst();
        var smallest = new Shrinker(anomaly, () -> false).shrink(explicit);

        assertThat(smallest.script().faults()).isNotEmpty();
        assertThat(onRealProcesses(smallest)).contains(anomaly);
    }

    /** The first run that fails, with its steps written out. */
    private static Scenario failing(String defect) {
        return LongStream.rangeClosed(1, 10)
                .mapToObj(
                        seed -> ScenarioReader.read(Sensitivity.settings(defect).with("timeLimit", "3s", "test"), seed))
                .map(drawn -> Recording.explicit(drawn, SimulatedRun.of(drawn, "test")))
                .filter(explicit -> !Trial.of(explicit, "test").signature().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** What is found in the run of the file that a shrunk run is written to. */
    private Iterable<String> onRealProcesses(Scenario smallest) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("scenario.yaml"), ScenarioFile.write(smallest));
        var local = ScenarioReader.read(ScenarioFile.read(file).with("world", "local", "test"), smallest.seed());
        try (var session = RunSession.open(local, folder.resolve("runs"), Optional.empty(), Display.silent())) {
            session.run();
            return session.judge((result, history) -> "").result().checkers().stream()
                    .flatMap(checker -> checker.anomalies().stream().map(one -> checker.name() + ": " + one.name()))
                    .toList();
        }
    }
}
