package org.rashomon.harness.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.checkers.Judgement;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.RunInfo;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.ServedReport;

@Timeout(30)
class RunsSiteTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private HttpSite site;

    @BeforeEach
    void serve() throws IOException {
        var runs = Files.createDirectories(folder.resolve("runs"));
        for (var name : List.of("one", "two")) {
            var run = runs.resolve(name);
            Files.createDirectories(run.resolve("logs"));
            var nothing = History.of(List.of());
            ResultJson.write(
                    RunResult.of(nothing, Judgement.of(nothing, List.of()), List.of(), "", run),
                    run.resolve("result.json"));
            Files.writeString(run.resolve("logs/n1.log"), "<script>alert(1)</script>\n");
        }
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(runs.resolve("one/outside"), folder.resolve("secret"));
        Files.createSymbolicLink(runs.resolve("elsewhere"), folder);
        site = HttpSite.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new RunsSite(new RunsFolder(runs), RunsSiteTest::report));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void listsTheRunsOfTheFolder() throws Exception {
        assertThat(get("").body()).contains("/runs/one/report.html", "/runs/two/report.html", "2 of 2 runs");
        assertThat(get("?text=two").body()).contains("1 of 2 runs").doesNotContain("/runs/one/");
        assertThat(get("?verdict=valid").body()).contains("0 of 2 runs");
    }

    @Test
    void showsReportsFilesAndComparisons() throws Exception {
        assertThat(get("runs/one/report.html").body()).contains("one, that is", "connect-src");
        assertThat(get("runs/one/tile?from=0&until=5").body().lines()).hasSize(2);
        assertThat(get("runs/one/tile?from=0").statusCode()).isEqualTo(400);
        assertThat(get("compare?base=one&head=two").body()).contains("Neither run found anything.");
        var log = get("runs/one/files/logs/n1.log");
        assertThat(log.body()).startsWith("<script>");
        assertThat(log.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(log.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(log.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
    }

    @Test
    void showsTheRunsInTheOrderOfTime() throws Exception {
        var trend = get("trend").body();

        assertThat(trend.indexOf("/runs/two/report.html")).isBetween(0, trend.indexOf("/runs/one/report.html"));
        assertThat(trend).contains("The last 2 of 2 runs", "/compare?base=one&amp;head=two");
        assertThat(get("").body()).contains("href=\"/trend\"");
    }

    @Test
    void makesNoMarkupOfTheNamesOfRunsNorOfWhatIsAskedFor() throws Exception {
        var hostile = "<img src=x onerror=alert(1)>\"'&";
        var run = Files.createDirectories(folder.resolve("runs").resolve(hostile));
        var info = new RunInfo(
                hostile, 1, hostile, hostile, List.of(hostile), List.of(hostile), new TreeMap<>(), hostile, hostile);
        var history = History.of(List.of(new Event.RunStarted(0, 0, info), new Event.Failure(1, 1, hostile)));
        var result = RunResult.of(history, Judgement.of(history, List.of()), List.of(), hostile, run);
        ResultJson.write(result, run.resolve("result.json"));
        var asked = URLEncoder.encode(hostile, StandardCharsets.UTF_8);

        for (var page : List.of("", "?text=" + asked, "trend", "compare?base=one&head=" + asked, "nowhere?" + asked)) {
            assertThat(get(page).body()).as(page).doesNotContain("<img", "\"'&");
        }
        assertThat(get("trend").body()).contains("&lt;img src=x");
        assertThat(get("?text=" + asked).body()).contains("1 of 3 runs");
        assertThat(get("compare?base=one&head=" + asked).body()).contains("&lt;img src=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/runs/one/files/../../../secret",
                "/runs/one/files/%2e%2e/%2e%2e/%2e%2e/secret",
                "/runs/one/files/..%2f..%2f..%2fsecret",
                "/runs/one/files/outside",
                "/runs/../secret",
                "/runs/%2e%2e/files/secret",
                "/runs/elsewhere/files/secret",
                "/runs/one/files//etc/passwd",
                "/runs/one/files/%00",
                "/runs/./files/one/result.json",
                "/secret"
            })
    void readsNothingOutsideTheFolder(String path) throws IOException {
        var answer = raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));

        assertThat(answer).doesNotContain("secret\n", "root:").matches("(?s)HTTP/1.1 (400|404) .*");
    }

    @Test
    void answersOnlyUnderTheNameOfTheLoopback() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    private static ServedReport report(Path run) {
        var history = History.of(List.of());
        var result = RunResult.of(
                history, Judgement.of(history, List.of()), List.of(), run.getFileName() + ", that is", run);
        return ServedReport.of(result, history);
    }

    @Test
    void followsARunAndTellsALateReaderWhatWasSaid() throws Exception {
        try (var live = LivePage.open(0)) {
            live.say("first");
            live.say("second\nline");
            live.tell("phase", Map.of("name", "work"));

            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(live.url() + "events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofLines());

            assertThat(answer.body().filter(line -> !line.isEmpty()).limit(4))
                    .containsExactly("data: first", "data: second line", "event: phase", "data: {\"name\":\"work\"}");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(site.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request that no client would normalize. */
    private String raw(String request) throws IOException {
        var address = URI.create(site.url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
