package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that loses what it has acknowledged is found out by what judges the fate of writes, on every workload. */
class LostWritesTest {

    private static final int SEEDS = 20;
    private static final int SOUND_SEEDS = 3;

    private static List<String> findings(String workload, String strategy, String defect, int seed) {
        var scenario = Runs.scenario(
                seed,
                "workload=" + workload,
                "strategy=" + strategy,
                "faults=kill",
                "timeLimit=3s",
                "rate=100",
                "defect=" + defect);
        return List.copyOf(Trial.of(scenario, "test").signature());
    }

    @ParameterizedTest
    @CsvSource({
        "booking, lww-hybrid-clock, lost-write",
        "booking, siblings, lost-write",
        "booking, merge-values, lost-write",
        "counter, lww-hybrid-clock, lost-write",
        "counter, siblings, mv-register",
        "counter, g-counter, counter",
        "counter, pn-counter, counter",
        "cart, lww-hybrid-clock, lost-write",
        "cart, siblings, mv-register",
        "cart, or-set, or-set",
        "set, g-set, set",
        "title, siblings, mv-register",
        "title, merge-values, lost-write",
        "list, sequence, sequence",
        "text, sequence, sequence",
        "calendar, or-map, or-map",
        "calendar, lww-hybrid-clock, lost-write"
    })
    void isFoundByTheJudgeOfFates(String workload, String strategy, String judge) {
        for (var seed = 1; seed <= SOUND_SEEDS; seed++) {
            assertThat(findings(workload, strategy, "none", seed))
                    .as("a sound store, seed %d", seed)
                    .isEmpty();
        }
        var isFound = false;
        for (var seed = 1; seed <= SEEDS && !isFound; seed++) {
            isFound = findings(workload, strategy, "drop-acknowledged", seed).stream()
                    .anyMatch(found -> found.startsWith(judge + ":"));
        }
        assertThat(isFound).as("found by %s in %d seeds", judge, SEEDS).isTrue();
    }
}
