package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live page of a run, seen from outside the process. */
@Timeout(90)
class LiveRunIT {

    private static final Pattern URL = Pattern.compile("live: (http://127\\.0\\.0\\.1:\\d+/)");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tellsAReaderEverythingAndEndsWithTheRunThoughTheReaderStays() throws Exception {
        try (var harness = run("local", "--live")) {
            var events = events(url(harness));
            var told = events.toList();

            // The reader never hung up; the stream ended because the process does.
            assertThat(harness.exitCode()).as(harness.output()).isZero();
            assertThat(told)
                    .contains("event: run", "event: phase", "event: fault", "event: healed")
                    .contains("event: verdict")
                    .anyMatch(line -> line.startsWith("data: ") && line.contains("inject partition"));
        }
    }

    @Test
    void waitsWithItsReportOnlyWhenAskedTo() throws Exception {
        try (var harness = run("simulated", "--live", "--live-wait")) {
            harness.awaitOutput("report.html; Ctrl-C ends");

            var report = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url(harness) + "report.html"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(report.body()).startsWith("<!DOCTYPE html>").contains("PASS");
            harness.signal("INT");
            assertThat(harness.exitCode()).isEqualTo(130);
        }
    }

    private HarnessProcess run(String world, String... options) throws Exception {
        var settings = Stream.of("run", "--world", world, "--seed", "5", "--faults", "partition", "--time-limit", "4s");
        var out = Stream.of("--out", folder.resolve("runs").toString());
        return HarnessProcess.start(
                folder,
                Stream.of(settings, out, Stream.of(options))
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
    }

    private static String url(HarnessProcess harness) {
        harness.awaitOutput("live: ");
        var url = URL.matcher(harness.output());
        assertThat(url.find()).isTrue();
        return url.group(1);
    }

    private static Stream<String> events(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url + "events")).build(), HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> !line.isEmpty());
    }
}
