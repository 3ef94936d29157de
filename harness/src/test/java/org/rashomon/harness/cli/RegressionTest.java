package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.results.campaign.CampaignFiles;

/** A failure becomes a small case, which is replayed by itself and in each campaign. */
@Timeout(180)
class RegressionTest {

    @TempDir
    static Path folder;

    private static Path file = Path.of("");
    private static Session shrunk = Session.of("--version");

    @BeforeAll
    static void shrinkOnce() {
        file = folder.resolve("regressions/lost.run");
        var runs = folder.resolve("runs");
        var failed = Session.of(
                "run",
                "--world",
                "simulated",
                "--time-limit",
                "4s",
                "--faults",
                "kill",
                "--rate",
                "100",
                "--seed",
                "3",
                "--defect",
                "drop-acknowledged",
                "--progress",
                "none",
                "--out",
                runs);
        assertThat(failed.exitCode()).as(failed.outText()).isOne();
        shrunk = Session.of(
                "shrink",
                runs.resolve("latest"),
                "--keep",
                "lost-write/vanished-write",
                "-o",
                file,
                "--out",
                runs,
                "--budget",
                "10s");
    }

    @Test
    void aCaseIsSmallAndReadable() throws IOException {
        assertThat(shrunk.exitCode()).as(shrunk.outText() + shrunk.errText()).isOne();
        assertThat(shrunk.outText()).contains("case: " + file);
        assertThat(Files.size(file)).isLessThan(3_000);
        assertThat(Files.readString(file))
                .startsWith("# A case that failed once")
                .contains("regression: lost-write/vanished-write", "operations:", "kill n");
    }

    @Test
    void aReplaySaysWhetherItStillShowsItsAnomaly() throws IOException {
        var still = replay(file);
        var mended = Files.writeString(
                folder.resolve("mended.run"), Files.readString(file).replace("drop-acknowledged", "none"));
        var gone = replay(mended);

        assertThat(still.exitCode()).isOne();
        assertThat(still.out()).first().isEqualTo("regression  lost.run still shows lost-write/vanished-write");
        assertThat(gone.exitCode()).as(gone.outText()).isZero();
        assertThat(gone.out()).first().isEqualTo("regression  mended.run shows no lost-write/vanished-write any more");
    }

    @Test
    void aCampaignRunsCasesFirstAndFailsByThem() throws IOException {
        var campaign = Files.writeString(folder.resolve("faults.yaml"), """
                        base: {timeLimit: 2s, rate: 100}
                        matrix: {faults: [partition]}
                        seeds: 1..1
                        regressions: regressions/*.run
                        """);
        var out = folder.resolve("out");

        var session = Session.of("campaign", campaign, "--out", out);

        assertThat(session.exitCode()).as(session.outText()).isOne();
        assertThat(session.out().getFirst()).startsWith("ANOMALY  ").contains(" in regression=lost.run");
        assertThat(session.err().getFirst()).contains("regression=lost.run", "lost-write/vanished-write");
        assertThat(CampaignFiles.read(out).runs()).hasSize(2);
    }

    @Test
    void whatIsNoCaseIsSaidToBeNone() throws IOException {
        assertThat(problem("seed: 7\n")).contains("is no case, for it does not say \"regression: CHECKER/ANOMALY\"");
        assertThat(problem("regression: lost-write\n")).contains(", line 1: must be CHECKER/ANOMALY");
        assertThat(problem("regression: lost-wrote/vanished-write\n"))
                .contains("there is no checker \"lost-wrote\"; did you mean \"lost-write\"?");
        assertThat(problem("regression: lost-write/vanished-writ\n"))
                .contains("there is no anomaly \"vanished-writ\"; did you mean \"vanished-write\"?");
        assertThat(problem("regression: lost-write/vanished-write\n")).contains("is no case, for it has no operations");
        assertThat(problem("regression: lost-write/vanished-write\nnode: 3\n"))
                .contains(", line 2: there is no setting \"node\"");
        assertThat(Session.of("shrink", folder.resolve("runs/latest"), "-o", file)
                        .err())
                .startsWith("error: " + file + ": is there already; remove it, or choose another name");
        assertThat(Session.of("shrink", folder.resolve("runs/latest"), "-o", folder.resolve("x.yaml"))
                        .err())
                .startsWith("error: " + folder.resolve("x.yaml") + ": a case is kept in a file NAME.run");
        var empty = Files.createDirectories(folder.resolve("empty"));
        var campaign = Files.writeString(folder.resolve("none.yaml"), "matrix: {faults: [none]}\n");
        assertThat(Session.of("campaign", campaign, "--regressions", empty).err())
                .startsWith("error: --regressions: " + empty + " holds no case, that is, no file *.run");
        assertThat(Session.of("campaign", campaign, "--regressions", folder.resolve("no"))
                        .err())
                .startsWith("error: --regressions: there is no folder " + folder.resolve("no"));
    }

    private static String problem(String text) throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong.run"), text);
        var session = replay(wrong);
        assertThat(session.exitCode()).isEqualTo(64);
        assertThat(session.err().getFirst()).startsWith("error: " + wrong);
        return session.err().getFirst();
    }

    private static Session replay(Path what) {
        return Session.of("replay", what, "--progress", "none", "--out", folder.resolve("runs"));
    }
}
