package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.causal.IsolationChecker.Level.READ_ATOMIC;
import static org.rashomon.checkers.causal.IsolationChecker.Level.READ_COMMITTED;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.Corpora;
import org.rashomon.checkers.formats.awdit.AwditText;
import org.rashomon.checkers.formats.plume.PlumeText;

class CorporaTest {

    private static final List<String> LEVELS = List.of("none", "read-committed", "read-atomic", "causal");

    @ParameterizedTest
    @CsvSource({
        "2a, holds, violated, valid",
        "2b, holds, holds, invalid",
        "2c, holds, violated, invalid",
        "2d, holds, holds, valid",
        "2d-tla, holds, holds, valid",
        "2e, violated, violated, invalid"
    })
    void judgesTheFiguresOfTheirInventorsAsTheyDo(String figure, String consistency, String convergence, String memory)
            throws IOException {
        var file = Corpora.folder("popl17").resolve("popl17-" + figure + ".txt");
        var history = PlumeText.parse(file.toString(), Files.readString(file));
        var result = new CausalChecker().check(history);

        assertThat(result.facts())
                .containsEntry("causal-consistency", consistency)
                .containsEntry("causal-convergence", convergence);
        assertThat(new CausalMemoryChecker().check(history).verdict().label()).isEqualTo(memory);
    }

    @Test
    void judgesTransactionsAsTheirFoldersSay() throws IOException {
        var folder = Corpora.folder("awdit");
        var judged = 0;
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".txt")).toList()) {
                var expected = LEVELS.indexOf(folder.relativize(file).getName(0).toString());
                var history = AwditText.parse(file.toString(), Files.readString(file));

                assertThat(new IsolationChecker(READ_COMMITTED)
                                .check(history)
                                .verdict()
                                .label())
                        .as("read committed of %s", file)
                        .isEqualTo(expected >= 1 ? "valid" : "invalid");
                assertThat(new IsolationChecker(READ_ATOMIC)
                                .check(history)
                                .verdict()
                                .label())
                        .as("read atomic of %s", file)
                        .isEqualTo(expected >= 2 ? "valid" : "invalid");
                assertThat(new CausalChecker().check(history).verdict().label())
                        .as("causal of %s", file)
                        .isEqualTo(expected >= 3 ? "valid" : "invalid");
                judged++;
            }
        }
        assertThat(judged).isGreaterThanOrEqualTo(22);
    }

    @Test
    void findsTheInitialReadAfterAWriteThatOthersMiss() {
        var history = PlumeText.parse("litmus", "w(1,1,0,0)\nw(2,1,0,1)\nr(2,1,1,2)\nr(1,0,1,3)\n");
        var result = new CausalChecker().check(history);

        assertThat(result.verdict().label()).isEqualTo("invalid");
        assertThat(result.facts()).containsEntry("stale-initial-reads", "1");
    }
}
