package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code /metrics} tells of a link that is cut, and of a node that lacks what others build on. */
class LinkMetricsTest {

    private static final List<String> NAMES = List.of("n1", "n2", "n3");
    private static final int ANSWERS = 3;

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> ports = new TreeMap<>();

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private int port(String node) {
        return Objects.requireNonNull(ports.get(node), node);
    }

    /** A node that reaches n2 by this port. */
    private StoreServer start(String name, int portOfSecond) throws IOException {
        var config = StoreProcess.config(directory.resolve(name))
                .put("node", name)
                .put("listen", "127.0.0.1:" + port(name))
                .put("strategy", "lww-hybrid-clock")
                .put("delivery", "causal");
        for (var peer : NAMES) {
            if (!peer.equals(name)) {
                var port = peer.equals("n2") ? portOfSecond : port(peer);
                config.withArray("peers").addObject().put("node", peer).put("address", "127.0.0.1:" + port);
            }
        }
        return StoreServer.start(ConfigReader.read(config), new Json(), failure -> {
            throw new AssertionError(failure);
        });
    }

    private String send(String method, String node, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(node) + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private void write(String node, String key) {
        assertThat(send("PUT", node, "/kv/" + key, "{\"value\":1}")).contains("\"version\"");
    }

    /** The value of a sample, by its name and labels. */
    private long sample(String node, String name) {
        var line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\d+)$").matcher(send("GET", node, "/metrics", ""));
        assertThat(line.find()).as("%s tells %s", node, name).isTrue();
        return Long.parseLong(line.group(1));
    }

    private void await(String node, String name, long least, long most) {
        Awaitility.await(name)
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(sample(node, name)).isBetween(least, most));
    }

    @Test
    void showTheBacklogTheLagAndWhatIsHeldBackUntilTheLinkIsHealed() throws Exception {
        for (var name : NAMES) {
            ports.put(name, freePort());
        }
        var cut = freePort();
        try (var first = start("n1", cut);
                var second = start("n2", 0);
                var third = start("n3", port("n2"))) {
            write("n1", "question");
            Awaitility.await("n3 has the question")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> send("GET", "n3", "/kv/question", "").contains("\"value\":1"));
            for (var answer = 0; answer < ANSWERS; answer++) {
                write("n3", "answer" + answer);
            }

            await("n2", "store_held_back_changes", ANSWERS, ANSWERS);
            await("n1", "store_link_up{to=\"n2\"}", 0, 0);
            await("n1", "store_link_backlog_changes{to=\"n2\"}", 1, 1);
            await("n1", "store_link_lag_milliseconds{to=\"n2\"}", 100, Long.MAX_VALUE);
            await("n1", "store_link_backlog_changes{to=\"n3\"}", 0, 0);
            await("n1", "store_link_lag_milliseconds{to=\"n3\"}", 0, 0);
            await("n3", "store_link_up{to=\"n2\"}", 1, 1);
            await("n3", "store_link_backlog_changes{to=\"n2\"}", ANSWERS, ANSWERS);
            await("n3", "store_link_lag_milliseconds{to=\"n2\"}", 100, Long.MAX_VALUE);

            try (var healed = new ServerSocket(cut, 50, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> forward(healed));
                await("n2", "store_held_back_changes", 0, 0);
                for (var sender : List.of("n1", "n3")) {
                    await(sender, "store_link_up{to=\"n2\"}", 1, 1);
                    await(sender, "store_link_backlog_changes{to=\"n2\"}", 0, 0);
                    await(sender, "store_link_lag_milliseconds{to=\"n2\"}", 0, 0);
                }
            }
            assertThat(List.of(first, second, third)).hasSize(NAMES.size());
        }
    }

    /** Joins whoever comes with n2. */
    private void forward(ServerSocket entrance) {
        try {
            while (true) {
                var from = entrance.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), port("n2"));
                Thread.ofVirtual().start(() -> copy(from, to));
                Thread.ofVirtual().start(() -> copy(to, from));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One of the two has hung up; the other is told by the close.
        }
    }
}
