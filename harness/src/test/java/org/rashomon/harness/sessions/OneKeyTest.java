package org.rashomon.harness.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.simulation.SimulatedRun;
import org.rashomon.history.History;

/** A key alone is judged as it is judged among the others. */
@Timeout(120)
class OneKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lww-hybrid-clock",
                "lww-wall-clock",
                "siblings",
                "or-set",
                "pn-counter",
                "sequence",
                "or-map",
                "merge-values"
            })
    void ofAHealthyStoreNoKeyAloneIsFoundFaulty(String strategy) {
        var history = simulated("strategy", strategy);

        assertThat(keys(history))
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(anomalies(history, key)).as("key %s", key).isEmpty());
    }

    @Test
    void aWriteThatVanishedIsFoundOnItsKeyAlone() {
        var history = simulated("defect", "drop-acknowledged");

        assertThat(anomalies(history, "")).contains("lost-write: vanished-write");
        assertThat(keys(history).filter(key -> anomalies(history, key).contains("lost-write: vanished-write")))
                .as("keys with a vanished write")
                .hasSizeBetween(1, (int) keys(history).count() - 1);
    }

    private static Stream<String> keys(History history) {
        return history.operations().keys().stream().filter(key -> !key.isEmpty());
    }

    private static List<String> anomalies(History history, String key) {
        var asked = Questions.OF_THE_WORKLOAD;
        var questions = new Questions(asked.models(), asked.timeBudget(), asked.memoryBytes(), key);
        var subject = questions.subject("test", history);
        return questions.checkers("test", subject).stream()
                .map(checker -> checker.check(subject))
                .flatMap(result -> result.verdict() instanceof Verdict.Invalid invalid
                        ? invalid.anomalies().stream().map(anomaly -> result.checker() + ": " + anomaly.name())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private static History simulated(String setting, String value) {
        var settings = Settings.NONE
                .with("world", "simulated", "test")
                .with("timeLimit", "4s", "test")
                .with("faults", "partition,kill", "test")
                .with(setting, value, "test");
        return SimulatedRun.of(ScenarioReader.read(settings, 5), "test");
    }
}
