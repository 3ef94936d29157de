package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.harness.scenario.ScenarioReader;

class ShrinkerTest {

    @ParameterizedTest
    @ValueSource(strings = {"last-arrival-wins", "drop-acknowledged", "siblings-pruned"})
    void aFailureShrinksToAHandfulOfSteps(String defect) {
        var scenario = ScenarioReader.read(Sensitivity.settings(defect).with("timeLimit", "3s", "test"), 2);
        var explicit = Recording.explicit(scenario, SimulatedRun.of(scenario, "test"));
        var found = Trial.of(explicit, "test").signature().getFirst();

        var smallest = new Shrinker(found, () -> false).shrink(explicit);

        assertThat(Trial.of(smallest, "test").signature()).contains(found);
        assertThat(smallest.script().operations()).hasSizeBetween(1, 8);
        assertThat(smallest.script().faults()).hasSizeLessThanOrEqualTo(2);
    }
}
