package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rashomon.harness.scenario.ScenarioReader;

/** What docs/sensitivity.md says is found must still be found. */
class SensitivityTest {

    private static final Pattern FOUND = Pattern.compile("\\| ([a-z-]+) \\| ([1-9]\\d*) of \\d+ \\|.*");
    private static final int SEEDS = 10;

    @Test
    void everyDefectThatWasFoundIsFound() throws IOException {
        var missed = new TreeSet<String>();
        for (var defect : documented()) {
            if (!isFound(defect)) {
                missed.add(defect);
            }
        }

        assertThat(missed).as("planted but not found in %d seeds", SEEDS).isEmpty();
    }

    @Test
    void everyDefectIsDocumented() throws IOException {
        var text = Files.readString(Path.of("..", "docs", "sensitivity.md"));

        assertThat(Sensitivity.defects())
                .hasSizeGreaterThan(30)
                .allSatisfy(defect -> assertThat(text).contains("| " + defect + " |"));
    }

    private static Set<String> documented() throws IOException {
        try (var lines = Files.lines(Path.of("..", "docs", "sensitivity.md"))) {
            return lines.map(FOUND::matcher)
                    .filter(match -> match.matches())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isFound(String defect) {
        for (var seed = 1; seed <= SEEDS; seed++) {
            var scenario = ScenarioReader.read(Sensitivity.settings(defect), seed);
            if (!Trial.of(scenario, "test").signature().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
