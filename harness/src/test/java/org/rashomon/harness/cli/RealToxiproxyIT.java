package org.rashomon.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run through a real toxiproxy-server; skipped where none is installed, but not in continuous integration. */
@Timeout(120)
class RealToxiproxyIT {

    private static final String VARIABLE = "RASHOMON_TOXIPROXY_SERVER";

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void runsThroughAServerThatIsThereAndLeavesNoProxyOnIt() throws Exception {
        var port = freePort();
        var server = new ProcessBuilder(program(), "-host", "127.0.0.1", "-port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            var url = "http://127.0.0.1:" + port;
            await("toxiproxy-server answers").atMost(Duration.ofSeconds(20)).until(() -> answers(url));

            var session = Session.of(
                    "run",
                    "--toxiproxy",
                    url,
                    "--faults",
                    "partition,refuse,kill",
                    "--time-limit",
                    "6s",
                    "--seed",
                    "7",
                    "--out",
                    folder);

            assertThat(session.exitCode())
                    .as(session.outText() + "\n" + session.errText())
                    .isZero();
            assertThat(get(url + "/proxies")).isEqualTo("{}");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static String program() {
        var program = System.getenv(VARIABLE);
        if (program == null || program.isBlank()) {
            var reason = "no real toxiproxy-server: set " + VARIABLE + " to its path";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(reason);
            }
            Assumptions.abort(reason);
        }
        return String.valueOf(program);
    }

    private static boolean answers(String url) throws InterruptedException {
        try {
            return get(url + "/proxies").equals("{}");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body()
                    .strip();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
