package org.rashomon.checkers.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.Corpora;
import org.rashomon.checkers.formats.plume.PlumeText;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class StrongestModelCheckerTest {

    private final StrongestModelChecker checker =
            new StrongestModelChecker(new Budget(Duration.ofDays(1), 1 << 28, 1, () -> 0));

    /** Figure 2 of Bouajjani, Enea, Guerraoui and Hamza, POPL 2017. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | causal-memory",
                "b | causal-convergence",
                "c | causal",
                "d | causal-memory, causal-convergence"
            })
    void placesTheHistoriesOfThePaper(String name, String strongest) throws IOException {
        var file = Corpora.folder("popl17").resolve("popl17-2" + name + ".txt");
        var facts = checker.check(PlumeText.parse(name, Files.readString(file))).facts();

        assertThat(facts.getOrDefault("strongest", "").split(", ", -1)).contains(strongest.split(", ", -1));
        assertThat(facts.get("model-sequential")).isEqualTo("refuted");
    }

    @Test
    void aReadThatIsStaleInRealTimeIsStillSequential() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of());
        script.write(1, "n1", "x", 1, Version.NONE);
        script.read(2, "n2", "x", Value.NONE, Version.NONE);

        var facts = checker.check(script.finish()).facts();

        assertThat(facts)
                .containsEntry("strongest", "sequential")
                .containsEntry("strongest-not-refuted", "eventual, sequential")
                .containsEntry("weakest-refuted", "linearizable");
    }

    @Test
    void everythingMayHold() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of());
        script.write(1, "n1", "x", 1, Version.NONE);
        script.read(2, "n2", "x", Value.of(1), Version.NONE);

        assertThat(checker.check(script.finish()).facts())
                .containsEntry("strongest", "linearizable")
                .containsEntry("weakest-refuted", "none");
    }

    @Test
    void theStrongestIsUndecidedWhenTimeRunsOut() {
        var clock = new AtomicLong();
        var hasty = new StrongestModelChecker(
                new Budget(Duration.ofNanos(1), 1 << 28, 1, () -> clock.addAndGet(1_000_000)));
        var text = new StringBuilder();
        for (var i = 1; i <= 5_000; i++) {
            text.append("w(%d,%d,0,%d)\n".formatted(i, i, 2 * i)).append("r(%d,%d,1,%d)\n".formatted(i, i, 2 * i + 1));
        }

        assertThat(hasty.check(PlumeText.parse("long", text.toString())).facts().get("model-sequential"))
                .isEqualTo("undecided");
    }
}
