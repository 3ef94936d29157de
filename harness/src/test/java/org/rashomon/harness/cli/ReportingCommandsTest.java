package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.harness.campaign.CampaignReader;
import org.rashomon.harness.scenario.Overrides;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Commands that tell of runs, on one simulated run that lost writes. */
@Timeout(120)
class ReportingCommandsTest {

    @TempDir
    static Path folder;

    @TempDir
    Path mine;

    /** What a command printed and how it ended. */
    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void runOnce() {
        var ended = call(
                "run",
                "--world",
                "simulated",
                "--time-limit",
                "3s",
                "--seed",
                "1",
                "--faults",
                "kill",
                "--defect",
                "drop-acknowledged",
                "--out",
                folder.toString(),
                "--progress",
                "json");

        assertThat(ended.code).as(ended.err).isOne();
        assertThat(ended.err.lines()).allMatch(line -> line.startsWith("{\"progress\":"));
    }

    @Test
    void writesTheReportAnewOrElsewhere() throws IOException {
        var latest = folder.resolve("latest");
        Files.delete(latest.resolve("report.html"));

        assertThat(call("report", latest.toString()).code).isOne();
        assertThat(latest.resolve("report.html")).content().contains("vanished-write");
        assertThat(call(
                                "report",
                                latest.toString(),
                                "-o",
                                mine.resolve("r.html").toString())
                        .code)
                .isOne();
        assertThat(mine.resolve("r.html")).content().contains("vanished-write");
    }

    @ParameterizedTest
    @CsvSource({"perfetto,traceEvents", "csv,invoked_micros", "shiviz,(?<host>"})
    void exports(String format, String content) {
        var ended = call("export", folder.resolve("latest").toString(), "--format", format);

        assertThat(ended.code).isZero();
        assertThat(ended.out).contains(content);
    }

    @Test
    void listsSumsUpRepeatsAndRemovesRuns() {
        var runs = mine.resolve("runs").toString();
        var made = call("run", "--world", "simulated", "--time-limit", "1s", "--faults", "none", "--out", runs);
        call("run", "--world", "simulated", "--time-limit", "1s", "--nodes", "2", "--out", runs);

        assertThat(call("ls", runs).out.lines()).hasSize(2);
        assertThat(call("ls", folder.toString(), "--failed").out).startsWith("ANOMALY");
        assertThat(call("show", folder.resolve("latest").toString()).code).isOne();
        var again = call("rerun", folder.toString(), "--failed");
        assertThat(again.code).isOne();
        assertThat(again.out.lines()).singleElement().asString().startsWith("ANOMALY   was ANOMALY");
        assertThat(made.code).isIn(0, 3);
        var wouldRemove = call("gc", runs, "--keep", "0", "--failed", "--dry-run");
        assertThat(wouldRemove.out.lines()).hasSize(2).allMatch(line -> line.startsWith("would remove "));
        assertThat(call("gc", runs, "--keep", "1", "--failed").out.lines())
                .singleElement()
                .asString()
                .startsWith("removed ");
        assertThat(call("ls", runs).out.lines()).hasSize(1);
        assertThat(call("gc", folder.toString(), "--keep", "0").out).isEmpty();
    }

    @Test
    void findsNoDifferenceBetweenARunAndItself() {
        var latest = folder.resolve("latest").toString();

        var ended = call("compare", latest, latest);

        assertThat(ended.code).isZero();
        assertThat(ended.out).contains("vanished-write").doesNotContain("NEW", "figures that differ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export %s --format vhs",
                "export %s --format csv --from 5s --until 1s",
                "report nowhere",
                "report %s --max-size huge",
                "compare %s nowhere",
                "serve nowhere",
                "serve %s --bind here:there",
                "campaign nowhere.yaml",
                "merge nowhere",
                "init %s --template nothing",
                "run --progress loud"
            })
    void saysInOneLineWhatIsWrong(String line) {
        var ended = call(line.formatted(folder.resolve("latest")).split(" ", -1));

        assertThat(ended.code).isEqualTo(64);
        assertThat(ended.err.lines()).hasSize(2).first().asString().startsWith("error: ");
    }

    @Test
    void scaffoldsWhatThenRuns() throws IOException {
        assertThat(call("init", mine.toString()).code).isZero();
        assertThat(call("init", mine.toString()).code).isEqualTo(64);
        var campaign = mine.resolve("campaign.yaml");
        Files.writeString(
                campaign, Files.readString(campaign).replace("1..3", "1..1").replace("5s", "2s"));

        var ended = call(
                "campaign",
                campaign.toString(),
                "--profile",
                "ci",
                "--out",
                mine.resolve("out").toString(),
                "--junit",
                mine.resolve("junit.xml").toString());

        assertThat(ended.code).as(ended.out + ended.err).isZero();
        assertThat(mine.resolve("src/test/java/replication/FirstReplicationTest.java"))
                .content()
                .contains("class FirstReplicationTest {");
        assertThat(new YAMLMapper()
                        .readTree(Files.readString(mine.resolve(".github/workflows/replication.yml")))
                        .at("/jobs/campaign/steps/2/uses")
                        .asString())
                .isEqualTo("./.rashomon");
        assertThat(ended.out).startsWith("PASS  6 of 6 runs were made").contains("canary      caught");
        assertThat(mine.resolve("junit.xml")).content().contains("testsuites");
        assertThat(mine.resolve("out")).isDirectoryContaining("glob:**/index.html");
        assertThat(call(
                                "merge",
                                mine.resolve("out").toString(),
                                "--out",
                                mine.resolve("m").toString())
                        .code)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "set", "cart", "counter", "list", "siblings"})
    void scaffoldsFromEachTemplate(String template) {
        assertThat(call("init", mine.toString(), "--template", template).code).isZero();

        var ended = call(
                "run",
                mine.resolve("scenario.yaml").toString(),
                "--world",
                "simulated",
                "--time-limit",
                "1s",
                "--seed",
                "1",
                "--faults",
                "none",
                "--out",
                mine.resolve("runs").toString());
        assertThat(ended.code).as(ended.out + ended.err).isIn(0, 3);
        assertThat(CampaignReader.read(mine.resolve("campaign.yaml"), Overrides.NONE)
                        .cells())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"demo, simulated", "process, local", "testcontainers, docker", "compose, docker"})
    void scaffoldsForEachSystem(String sut, String world) {
        assertThat(call("init", mine.toString(), "--sut", sut).code).isZero();

        var told = call("config", mine.resolve("scenario.yaml").toString());
        assertThat(told.out).as(told.err).containsPattern("world +" + world);
        assertThat(told.out)
                .containsPattern("system +" + (world.equals("docker") ? "replication.MySystem" : "bundled"));
        assertThat(call("config", mine.resolve("campaign.yaml").toString(), "--profile", "ci").out)
                .containsPattern("seeds +1\\.\\.");
        assertThat(mine.resolve(".github/workflows/replication.yml"))
                .content()
                .satisfies(
                        text -> assertThat(text.contains("RASHOMON_CLASSPATH")).isEqualTo(world.equals("docker")));
        if (sut.equals("demo")) {
            var ended = call(
                    "run",
                    mine.resolve("scenario.yaml").toString(),
                    "--time-limit",
                    "3s",
                    "--seed",
                    "1",
                    "--out",
                    mine.resolve("runs").toString());
            assertThat(ended.code).as(ended.out + ended.err).isZero();
        }
    }

    @Test
    void aSystemThatCannotBeScaffoldedIsRefused() {
        assertThat(call("init", mine.toString(), "--sut", "vm").err)
                .startsWith("error: --sut: there is no \"vm\"; there are demo, process, testcontainers, compose");
        assertThat(call("init", mine.toString(), "--sut", "compose", "--template", "cart").err)
                .startsWith("error: --template: the store that --sut compose begins with holds registers only");
    }

    @Test
    void printsCompletionsOfEveryCommand() {
        assertThat(call("completion", "bash").out).contains("campaign", "--shard");
    }

    private static Ended call(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Rashomon.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ended(code, out.toString(), err.toString());
    }
}
