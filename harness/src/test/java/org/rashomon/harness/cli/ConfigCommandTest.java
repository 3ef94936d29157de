package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What counts, and where it is from: command line, environment, profile, file, default. */
@Timeout(60)
class ConfigCommandTest {

    private static final String SCENARIO = """
            nodes: 5
            rate: 50
            faults: [partition, pause]
            profiles:
              default: {clientsPerNode: 2}
              nightly:
                timeLimit: 3m
                rate: 60
                nodes: 4
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachSettingIsToldWithWhereItIsFrom() throws IOException {
        var file = scenario();

        var session = Session.in(
                Map.of("RASHOMON_RATE", "70", "RASHOMON_NODES", "3", "RASHOMON_PROFILE", "nightly", "HOME", "/root"),
                "config",
                "--origin",
                file,
                "--nodes",
                "6",
                "--set",
                "tombstones=2s");

        assertThat(session.exitCode()).as(session.errText()).isZero();
        assertThat(session.out().stream().map(line -> line.replaceAll(" {2,}", " ")))
                .contains(
                        "seed drawn default",
                        "nodes 6 --nodes",
                        "rate 70 RASHOMON_RATE",
                        "timeLimit 3m " + file + ", line 7 (profile nightly)",
                        "clientsPerNode 2 " + file + ", line 5 (profile default)",
                        "faults partition,pause " + file + ", line 3",
                        "tombstones 2s --set tombstones=2s",
                        "workload register default");
    }

    @Test
    void aProfileThatNobodyWroteIsThereAllTheSame() {
        assertThat(Session.of("config", "--profile", "ci", "--origin").outText())
                .containsPattern("timeLimit +10s +profile ci, built in");
    }

    @Test
    void aCampaignIsToldToo() throws IOException {
        var file = Files.writeString(
                folder.resolve("faults.yaml"),
                "base: {timeLimit: 2s}\nmatrix: {faults: [none]}\nprofiles: {ci: {seeds: 1..2}}\n");

        var session = Session.in(Map.of("RASHOMON_BUDGET", "5m"), "config", "--json", file, "--profile", "ci");

        assertThat(session.out().stream()
                        .map(new JsonMapper()::readTree)
                        .map(one -> "%s=%s from %s"
                                .formatted(
                                        one.get("setting").asString(),
                                        one.get("value").asString(),
                                        one.get("from").asString())))
                .contains(
                        "seeds=1..2 from %s, line 3 (profile ci)".formatted(file),
                        "budget=5m from RASHOMON_BUDGET",
                        "base.timeLimit=2s from %s, line 1".formatted(file),
                        "base.world=simulated from default");
    }

    @Test
    void whatMeansNothingIsAnsweredByItsPlaceAndTheNearestName() throws IOException {
        var file = scenario();

        assertThat(Session.in(Map.of("RASHOMON_TIMELIMIT", "3s"), "run", file).err())
                .startsWith("error: RASHOMON_TIMELIMIT: there is no such variable; did you mean RASHOMON_TIME_LIMIT?");
        assertThat(Session.in(Map.of("RASHOMON_RATE", "fast"), "run", file).err())
                .startsWith("error: RASHOMON_RATE: rate must be operations a second, from 1 to 100000, was \"fast\"");
        assertThat(Session.in(Map.of("RASHOMON_PROFILE", "nightli"), "run", file)
                        .err())
                .startsWith("error: RASHOMON_PROFILE: there is no profile \"nightli\"; did you mean \"nightly\"?");
        assertThat(Session.in(Map.of("RASHOMON_LIVE", "here"), "run", file)
                        .err()
                        .getFirst())
                .startsWith("error: RASHOMON_LIVE: Invalid value")
                .contains("here");
        assertThat(Session.in(Map.of("RASHOMON_TOXIPROXY", "here"), "run", file).err())
                .startsWith("error: RASHOMON_TOXIPROXY: takes the URL of its API, such as http://127.0.0.1:8474,"
                        + " was \"here\"");
        Files.writeString(file, "profiles:\n  ci: {node: 3}\n");
        assertThat(Session.of("run", file, "--profile", "ci").err())
                .startsWith("error: %s, line 2 (profile ci): there is no setting \"node\"; did you mean \"nodes\"?"
                        .formatted(file));
        Files.writeString(file, "profiles: [ci]\n");
        assertThat(Session.of("run", file).err())
                .startsWith("error: %s, line 1: \"profiles\" is a mapping of names to settings".formatted(file));
    }

    @Test
    void everyVariableIsListed() {
        assertThat(Session.of("config", "--variables").out())
                .contains("RASHOMON_TIME_LIMIT", "RASHOMON_SEED", "RASHOMON_BUDGET", "RASHOMON_PROGRESS")
                .allMatch(line -> line.startsWith("RASHOMON_"))
                .doesNotHaveDuplicates();
    }

    private Path scenario() throws IOException {
        return Files.writeString(folder.resolve("my.yaml"), SCENARIO);
    }
}
