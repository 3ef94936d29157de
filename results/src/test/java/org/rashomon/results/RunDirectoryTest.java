package org.rashomon.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDirectoryTest {

    private static final Instant START = Instant.parse("2026-11-21T01:32:00.123Z");

    @TempDir
    Path temporary;

    private Path runs;

    @BeforeEach
    void chooseAFolderThatDoesNotExistYet() {
        runs = temporary.resolve("results").resolve("runs");
    }

    @Test
    void namesADirectoryAfterItsTimeInUtcAndItsScenario() {
        var created = RunDirectory.create(runs, "register-partition", START);

        assertThat(created.path()).isDirectory().hasFileName("20261121T013200.123Z-register-partition");
        assertThat(created.logs()).isDirectory();
        assertThat(created.nodes()).isDirectory();
    }

    @Test
    void givesRunsOfOneMillisecondDirectoriesOfTheirOwn() {
        RunDirectory.create(runs, "register", START);
        RunDirectory.create(runs, "register", START);

        var third = RunDirectory.create(runs, "register", START);

        assertThat(third.path()).hasFileName("20261121T013200.123Z-register-3");
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd,etc-passwd", "'Set of Üs',set-of-s", "'',run", "...,run", "a\u0000b,a-b"})
    void makesAPlainFileNameOfAnyName(String name, String expected) {
        var created = RunDirectory.create(runs, name, START);

        assertThat(created.path()).hasFileName("20261121T013200.123Z-" + expected);
    }

    @Test
    void letsLatestLeadToTheNewestRun() {
        RunDirectory.create(runs, "first", START);
        var second = RunDirectory.create(runs, "second", START.plusMillis(1));

        var latest = RunDirectory.open(runs.resolve("latest"));

        assertThat(latest).isEqualTo(second);
        assertThat(runs.resolve("latest")).isSymbolicLink();
    }

    @Test
    void leavesNothingButRunsAndLatestBehind() throws IOException {
        RunDirectory.create(runs, "first", START);
        RunDirectory.create(runs, "second", START);

        try (var entries = Files.list(runs)) {
            assertThat(entries).hasSize(3);
        }
    }

    @Test
    void writesLatestAsTextWhereTheLinkCannotBeReplaced() throws IOException {
        Files.createDirectories(runs.resolve("latest").resolve("in the way"));

        var created = RunDirectory.create(runs, "register", START);

        assertThat(runs.resolve("latest.txt"))
                .hasContent(created.path().getFileName().toString());
    }

    @Test
    void followsLatestThatIsText() throws IOException {
        var created = RunDirectory.create(runs, "register", START);
        Files.delete(runs.resolve("latest"));
        Files.writeString(runs.resolve("latest.txt"), created.path().getFileName() + "\n");

        var latest = RunDirectory.open(runs.resolve("latest"));

        assertThat(latest).isEqualTo(created);
    }

    @Test
    void saysWhatIsMissingInOneLine() {
        assertThatThrownBy(() -> RunDirectory.open(runs.resolve("latest")))
                .isInstanceOf(RunDirectoryException.class)
                .hasMessageStartingWith(runs.resolve("latest").toString())
                .hasMessageContaining("there is no run directory here")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void saysThatAFolderCannotBeWrittenAndHowToMendIt() throws IOException {
        var file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> RunDirectory.create(file.resolve("runs"), "register", START))
                .isInstanceOf(RunDirectoryException.class)
                .hasMessageStartingWith(file.resolve("runs").toString())
                .hasMessageContaining("choose another folder with --out");
    }
}
