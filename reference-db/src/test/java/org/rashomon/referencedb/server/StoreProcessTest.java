package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class StoreProcessTest {

    private static final int KILLS = 12;

    @TempDir
    Path directory;

    private ObjectNode config() {
        return StoreProcess.config(directory.resolve("data"));
    }

    private StoreProcess start() throws IOException {
        return StoreProcess.start(config(), directory);
    }

    @Test
    void keepsEveryAcknowledgedWriteThroughKills() throws Exception {
        var acknowledged = 0;
        for (var round = 0; round < KILLS; round++) {
            var before = acknowledged;
            try (var store = start()) {
                acknowledged = writeUntilKilled(store, before, 20 + 10 * round);
            }
            assertThat(acknowledged).isGreaterThan(before);
        }

        try (var store = start()) {
            var keys = new TreeSet<String>();
            store.get("/kv?prefix=key-")
                    .body()
                    .path("entries")
                    .values()
                    .forEach(entry -> keys.add(entry.path("key").stringValue("")));
            for (var i = 1; i <= acknowledged; i++) {
                assertThat(keys).contains("key-" + i);
            }
        }
    }

    /** Returns the number of the last write that was acknowledged before a kill in the midst of more. */
    private static int writeUntilKilled(StoreProcess store, int start, int target) throws Exception {
        var last = new AtomicInteger(start);
        var writer = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var next = last.get() + 1;
                    if (store.put("/kv/key-" + next, "{\"value\":" + next + "}").status() == 200) {
                        last.set(next);
                    }
                }
            } catch (IOException killed) {
                // This is how it ends.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        Awaitility.await("some writes").until(() -> last.get() >= start + target);
        store.kill();
        writer.join();
        return last.get();
    }

    @Test
    void losesAcknowledgedWritesWithTheDefectThatIsMadeToLoseThem() throws Exception {
        try (var store = StoreProcess.start(config().put("defect", "drop-acknowledged"), directory)) {
            assertThat(store.put("/kv/k", "{\"value\":1}").status()).isEqualTo(200);
            store.kill();
        }

        try (var store = start()) {
            assertThat(store.get("/kv/k").status()).isEqualTo(404);
        }
    }

    @Test
    void answersSoonAfterItsStart() throws Exception {
        var started = System.nanoTime();

        try (var store = start()) {
            store.get("/health");
        }

        assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
    }

    @Test
    void endsWhenItsInputDoes() throws Exception {
        try (var store = start()) {
            store.closeInput();

            assertThat(store.exit()).isZero();
        }
    }

    /** The write waits for a copy on a peer that is not there, and so is under way when the node is asked to end. */
    @Test
    void finishesWhatIsUnderWayWhenItIsAskedToEnd() throws Exception {
        var config = config().put("replication", "synchronous");
        config.withArray("peers").addObject().put("node", "n2").put("address", "127.0.0.1:1");
        try (var store = StoreProcess.start(config, directory)) {
            var answer = CompletableFuture.supplyAsync(() -> store.putOrFail("/kv/k", "{\"value\":1}"));
            Awaitility.await("the write").until(() -> store.get("/kv/k").status() == 200);

            store.terminate();

            assertThat(answer.join().body().path("error").stringValue("")).isEqualTo("not-replicated");
            assertThat(store.exit()).isZero();
            assertThat(messages(store)).endsWith("The node has stopped: everything that it answered is on disk");
        }
        try (var store = start()) {
            assertThat(store.get("/kv/k").status()).isEqualTo(200);
        }
    }

    @Test
    void answersOrRefusesEveryWriteWhenItIsAskedToEndAndKeepsWhatItAcknowledged() throws Exception {
        var statuses = new ConcurrentSkipListMap<Integer, Integer>();
        try (var store = start()) {
            var writer = Thread.ofVirtual().start(() -> writeUntilItEnds(store, statuses));
            Awaitility.await("some writes").until(() -> store.get("/kv/w50").status() == 200);

            store.terminate();
            writer.join();

            assertThat(store.exit()).isZero();
        }
        try (var store = start()) {
            for (var write : statuses.entrySet()) {
                assertThat(write.getValue()).isIn(200, 503);
                assertThat(store.get("/kv/w" + write.getKey()).status() == 200).isEqualTo(write.getValue() == 200);
            }
        }
    }

    private static void writeUntilItEnds(StoreProcess store, Map<Integer, Integer> statuses) {
        for (var number = 1; ; number++) {
            try {
                statuses.put(
                        number, store.put("/kv/w" + number, "{\"value\":1}").status());
            } catch (IOException ended) {
                return;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static List<String> messages(StoreProcess store) throws IOException {
        return store.log().stream()
                .map(event -> event.path("message").stringValue(""))
                .toList();
    }

    @Test
    void logsEventsAsJsonWithTheirFields() throws Exception {
        var config = config();
        config.withArray("peers").addObject().put("node", "n2").put("address", "127.0.0.1:1");
        try (var store = StoreProcess.start(config, directory)) {
            Awaitility.await("the link").until(() -> messages(store).contains("The link is down"));

            assertThat(store.log()).allSatisfy(event -> {
                assertThat(Instant.parse(event.path("time").stringValue(""))).isAfter(Instant.EPOCH);
                assertThat(event.path("level").stringValue("")).isEqualTo("INFO");
                assertThat(event.path("node").stringValue("")).isEqualTo("n1");
            });
            assertThat(store.log())
                    .filteredOn(event -> event.path("message").stringValue("").equals("The link is down"))
                    .allSatisfy(event -> {
                        assertThat(event.path("peer").stringValue("")).isEqualTo("n2");
                        assertThat(event.path("reason").stringValue("")).contains("refused");
                    });
        }
    }

    @Test
    void replicatesToAPeerThatComesLater() throws Exception {
        try (var second = start()) {
            var address = second.address();
            second.kill();
            var firstConfig = StoreProcess.config(directory.resolve("first")).put("node", "n0");
            firstConfig.withArray("peers").addObject().put("node", "n1").put("address", address);
            try (var first = StoreProcess.start(firstConfig, directory)) {
                first.put("/kv/k", "{\"value\":1}");
                var secondConfig = config().put("listen", address);
                secondConfig.withArray("peers").addObject().put("node", "n0").put("address", first.address());
                try (var restarted = StoreProcess.start(secondConfig, directory)) {
                    Awaitility.await("replication")
                            .until(() -> restarted.get("/kv/k").status() == 200);
                }
            }
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (var first = start();
                var second = StoreProcess.start(
                        StoreProcess.config(directory.resolve("other")).put("listen", first.address()), directory)) {
            assertThat(second.exit()).isEqualTo(70);
            assertThat(second.errors())
                    .startsWith("error: cannot listen on " + first.address())
                    .hasLineCount(1);
        }
    }

    @Test
    void saysInOneLineThatTheLogIsInUseOrDamagedOrCannotBeWritten() throws Exception {
        try (var first = start();
                var second = start()) {
            assertThat(first.address()).isNotEmpty();
            assertThat(second.exit()).isEqualTo(70);
            assertThat(second.errors()).contains("in use").hasLineCount(1);
        }
        Files.writeString(directory.resolve("data").resolve("changes.log"), "no log at all");
        try (var third = start()) {
            assertThat(third.exit()).isEqualTo(70);
            assertThat(third.errors())
                    .startsWith("error: ")
                    .contains("not a log")
                    .hasLineCount(1);
        }
        var file = Files.writeString(directory.resolve("file"), "");
        try (var fourth = StoreProcess.start(StoreProcess.config(file), directory)) {
            assertThat(fourth.exit()).isEqualTo(70);
            assertThat(fourth.errors())
                    .startsWith("error: ")
                    .contains(file.toString())
                    .hasLineCount(1);
        }
    }

    @Test
    void saysInOneLineWhatIsWrongWithTheConfiguration() throws Exception {
        try (var store = StoreProcess.start(config().put("topolgy", "ring"), directory)) {
            assertThat(store.exit()).isEqualTo(64);
            assertThat(store.errors())
                    .startsWith("error: ")
                    .contains("\"topolgy\"")
                    .hasLineCount(1);
        }
        try (var store = StoreProcess.start(config().put("strategy", "sequence"), directory)) {
            assertThat(store.exit()).isEqualTo(64);
            assertThat(store.errors())
                    .startsWith("error: field \"delivery\" is \"fifo\", but with strategy sequence")
                    .contains("choose causal")
                    .hasLineCount(1);
        }
    }
}
