package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.runner.RecordedRun;
import org.rashomon.results.RunDirectory;

/** What is exported is read again, and judged alike. */
class ExportHistoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void aRunIsJudgedAlikeFromJepsensEdn() {
        var run = recorded();
        var file = folder.resolve("history.edn");

        assertThat(Session.of("export", run.path(), "--format", "edn", "-o", file)
                        .exitCode())
                .isZero();

        var original = Session.of("check", "--model", "strongest-model", run.path());
        var again = Session.of("check", "--model", "strongest-model", file);
        assertThat(again.exitCode()).as(again.errText()).isZero();
        assertThat(models(again)).isEqualTo(models(original)).contains("not refuted");
    }

    @Test
    void aRunIsJudgedAlikeFromPlumesText() {
        var run = recorded();
        var file = folder.resolve("history.txt");

        assertThat(Session.of("export", run.path(), "--format", "plume", "-o", file)
                        .exitCode())
                .isZero();

        assertThat(Session.of("check", "--model", "causal", file).exitCode()).isZero();
    }

    @Test
    void whatPlumeHasNoPlaceForIsRefused() throws IOException {
        var set = Files.writeString(folder.resolve("set.edn"), """
                {:process 0, :type :invoke, :f :add, :value 1}
                {:process 0, :type :ok, :f :add, :value 1}
                {:process 0, :type :invoke, :f :flip, :value nil}
                """);

        var session = Session.of("export", set, "--format", "plume");

        assertThat(session.exitCode()).isEqualTo(64);
        assertThat(session.err().getFirst())
                .startsWith("error: --format: plume: this history is not of registers alone");
    }

    private RunDirectory recorded() {
        var run = RunDirectory.create(folder, "virtual", Instant.EPOCH);
        RecordedRun.write(run.history(), 7);
        return run;
    }

    private static String models(Session session) {
        return session.out().stream()
                .filter(line -> line.startsWith("models"))
                .findFirst()
                .orElse("");
    }
}
