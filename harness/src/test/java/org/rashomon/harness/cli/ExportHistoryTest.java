package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

    @Test
    void tracesAreSentInRequestsOfBoundedSize() throws IOException {
        var bodies = new ArrayList<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = "{\"why\": \"full\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bodies.size() > 20 ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        collector.start();
        try {
            var url = "http://127.0.0.1:" + collector.getAddress().getPort();
            var file = folder.resolve("traces.ndjson");
            Session.of("export", recorded().path(), "--format", "otlp", "-o", file);

            var sent = Session.of("export", folder.resolve("latest"), "--format", "otlp", "--to", url);

            assertThat(sent.exitCode()).as(sent.errText()).isZero();
            assertThat(bodies).isEqualTo(Files.readAllLines(file));
            assertThat(sent.err()).containsExactly("sent %d requests to %s/v1/traces".formatted(bodies.size(), url));
            bodies.addAll(Collections.nCopies(20, ""));
            var refused = Session.of("export", folder.resolve("latest"), "--format", "otlp", "--to", url);
            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .containsExactly(
                            "error: --to: %s/v1/traces: answered 503 to request 1: {\"why\": \"full\"}".formatted(url));
        } finally {
            collector.stop(0);
        }
        assertThat(Session.of("export", folder.resolve("latest"), "--format", "csv", "--to", "http://localhost")
                        .err())
                .startsWith("error: --to: sends format otlp, not csv");
        assertThat(Session.of("export", folder.resolve("latest"), "--format", "otlp", "--to", "localhost")
                        .err())
                .startsWith("error: --to: takes the URL of a collector, such as http://localhost:4318/v1/traces, was"
                        + " \"localhost\"");
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
