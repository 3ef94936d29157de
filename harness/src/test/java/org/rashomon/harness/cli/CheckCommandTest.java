package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.harness.runner.RecordedRun;
import org.rashomon.results.RunDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private RunDirectory run;

    @BeforeEach
    void record() {
        run = RunDirectory.create(folder, "virtual", Instant.EPOCH);
        RecordedRun.write(run.history(), 7);
    }

    @Test
    void judgesARunDirectoryFromItsRecordingAlone() {
        var session = Session.of("check", run.path());

        assertThat(session.exitCode()).as(session.outText()).isZero();
        assertThat(session.out().getFirst()).startsWith("PASS");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void followsThePointerToTheLatestRun() {
        var session = Session.of("check", folder.resolve("latest"));

        assertThat(session.exitCode()).isZero();
        assertThat(session.outText()).contains(run.report().toString());
    }

    @Test
    void takesASegmentOrItsPlainTextToo() throws IOException {
        var segment = run.history().resolve("segment-0001.ndjson.gz");
        var plain = folder.resolve("plain.ndjson");
        try (var gunzipped = new GZIPInputStream(Files.newInputStream(segment))) {
            Files.copy(gunzipped, plain);
        }

        assertThat(Session.of("check", segment).exitCode()).isZero();
        assertThat(Session.of("check", plain).exitCode()).isZero();
    }

    @Test
    void printsTheResultForPrograms() {
        var result = json(Session.of("check", run.path(), "--json").outText());

        assertThat(result.path("verdict").stringValue()).isEqualTo("valid");
        assertThat(result.path("exitCode").intValue()).isZero();
        assertThat(result.path("seed").intValue()).isEqualTo(7);
        assertThat(result.path("checkers")
                        .valueStream()
                        .map(checker -> checker.path("name").stringValue()))
                .containsExactly(
                        "completeness",
                        "lost-write",
                        "lww",
                        "writes-follow-reads",
                        "prefix",
                        "convergence",
                        "metadata",
                        "vacuity",
                        "read-your-writes",
                        "monotonic-reads",
                        "monotonic-writes",
                        "strongest-model",
                        "statistics");
    }

    @Test
    void asksOnlyTheCheckersThatWereNamed() {
        for (var models :
                List.of(List.of("--model", "convergence,lww"), List.of("--model", "convergence", "--model", "lww"))) {
            var words = new ArrayList<Object>(List.of("check", run.path(), "--json"));
            words.addAll(models);
            var result = json(Session.of(words.toArray()).outText());

            assertThat(result.path("checkers")
                            .valueStream()
                            .map(checker -> checker.path("name").stringValue()))
                    .containsExactly("convergence", "lww");
        }
    }

    @Test
    void aCheckerThatDoesNotFitIsAnsweredByThoseThatDo() {
        var session = Session.of("check", run.path(), "--model", "magic");

        assertThat(session.exitCode()).isEqualTo(64);
        assertThat(session.err().getFirst())
                .startsWith("error: --model: no checker \"magic\" judges this history; checkers: completeness,"
                        + " lost-write, lww, writes-follow-reads, prefix, convergence, metadata, vacuity,")
                .contains(", causal,");
    }

    @Test
    void judgesSeveralInTheirOrderAndExitsWithTheWorst() throws IOException {
        var other = RunDirectory.create(folder, "other", Instant.EPOCH);
        RecordedRun.write(other.history(), 8);
        var cut = RunDirectory.create(folder, "cut", Instant.EPOCH);
        Files.createDirectories(cut.history());
        Files.createFile(cut.history().resolve("segment-0001.ndjson.gz"));

        var session = Session.of("check", "--json", run.path(), cut.path(), other.path());

        assertThat(session.exitCode()).isEqualTo(4);
        assertThat(session.out()).hasSize(3);
        assertThat(session.out().stream()
                        .map(CheckCommandTest::json)
                        .map(result -> result.path("runDirectory").stringValue()))
                .containsExactlyElementsOf(List.of(
                        run.path().toString(),
                        cut.path().toString(),
                        other.path().toString()));
        assertThat(session.out().stream()
                        .map(CheckCommandTest::json)
                        .map(result -> result.path("verdict").stringValue()))
                .containsExactly("valid", "broken", "valid");
    }

    @Test
    void looksAtOneKeyAloneAndSaysSo() {
        var session = Session.of("check", run.path(), "--key", "k1");
        var result =
                json(Session.of("check", run.path(), "--key", "k1", "--json").outText());

        assertThat(session.exitCode()).as(session.outText()).isZero();
        assertThat(session.out().getFirst()).startsWith("PASS  key k1 alone: no anomaly in ");
        assertThat(result.path("operations").path("invoked").intValue())
                .isPositive()
                .isLessThan(json(Session.of("check", run.path(), "--json").outText())
                        .path("operations")
                        .path("invoked")
                        .intValue());
        assertThat(result.path("checkers")
                        .valueStream()
                        .map(checker -> checker.path("name").stringValue()))
                .contains("lost-write", "convergence")
                .doesNotContain("vacuity", "metadata");
    }

    @Test
    void aKeyThatDoesNotOccurIsAnsweredByOneThatDoes() {
        assertThat(Session.of("check", run.path(), "--key", "K1").err().getFirst())
                .isEqualTo("error: --key: %s: no operation is on a key \"K1\"; did you mean \"k1\"?", run.path());
        assertThat(Session.of("check", run.path(), "--key", "shopping-cart")
                        .err()
                        .getFirst())
                .contains("no operation is on a key \"shopping-cart\"; the first of ", " keys: k");
        assertThat(Session.of("check", run.path(), "--key", "k1", "--model", "vacuity")
                        .err()
                        .getFirst())
                .contains("vacuity judges all keys together; leave out --key");
    }

    @Test
    void aHistoryOfAnUnknownWorkloadCannotBeJudged() throws IOException {
        var foreign = Files.writeString(
                folder.resolve("foreign.ndjson"),
                "{\"i\":0,\"t\":0,\"e\":\"run\",\"schemaVersion\":1,\"workload\":\"bank\"}\n");

        var session = Session.of("check", foreign);

        assertThat(session.exitCode()).isEqualTo(64);
        assertThat(session.err().getFirst())
                .startsWith("error: " + foreign)
                .contains("workload \"bank\", which is not known here; workloads: register, title");
    }

    @Test
    void aRunThatDidNotPassEndsWithItsDirectoryAndHowToReplayIt() throws IOException {
        Files.writeString(run.scenario(), "seed: 7\n");
        var segment = run.history().resolve("segment-0001.ndjson.gz");
        var bytes = Files.readAllBytes(segment);
        Files.write(segment, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        var session = Session.of("check", run.path());

        assertThat(session.exitCode()).isEqualTo(4);
        assertThat(session.out().subList(session.out().size() - 2, session.out().size()))
                .containsExactly("run directory: " + run.path(), "replay: ./rashomon run " + run.scenario());
    }

    private static JsonNode json(String line) {
        return new JsonMapper().readTree(line);
    }
}
