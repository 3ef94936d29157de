package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three leaders, any of which is killed at any moment: {@code -Dkills=1000} for as many as that. */
class ClusterKillTest {

    private static final int KILLS = Integer.getInteger("kills", 12);
    private static final int LATEST = 30;
    private static final List<String> NAMES = List.of("n1", "n2", "n3");

    @TempDir
    Path directory;

    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, StoreProcess> nodes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> acknowledgedKeys = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> acknowledgedDots = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger written = new AtomicInteger();
    /** Some more for each kill, so that nodes are killed while they are written to, and do not only write. */
    private final Semaphore writes = new Semaphore(0);

    @Test
    void noAcknowledgedWriteIsLostAndNoDotIsUsedTwice() throws Exception {
        var random = new SplittableRandom(Long.getLong("seed", System.nanoTime()));
        for (var name : NAMES) {
            ports.put(name, freePort());
        }
        try {
            for (var name : NAMES) {
                nodes.put(name, start(name));
            }
            var writers = NAMES.stream()
                    .map(name -> Thread.ofVirtual().start(() -> write(name)))
                    .toList();
            for (var kill = 0; kill < KILLS; kill++) {
                killSoon(NAMES.get(random.nextInt(NAMES.size())), random.nextInt(LATEST));
            }
            isOver.set(true);
            writes.release(NAMES.size());
            for (var writer : writers) {
                writer.join();
            }
            assertNothingIsLost();
        } finally {
            nodes.values().forEach(StoreProcess::close);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private StoreProcess start(String name) throws IOException {
        var config = StoreProcess.config(directory.resolve(name))
                .put("node", name)
                .put("listen", "127.0.0.1:" + ports.get(name))
                .put("strategy", "lww-hybrid-clock")
                .put("delivery", "causal");
        for (var peer : NAMES) {
            if (!peer.equals(name)) {
                config.withArray("peers").addObject().put("node", peer).put("address", "127.0.0.1:" + ports.get(peer));
            }
        }
        var store = StoreProcess.start(config, directory);
        assertThat(store.address())
                .as("%s opens what it left behind: %s", name, store.errors())
                .isNotEmpty();
        return store;
    }

    /** Kills a node once it has taken some more writes, and starts it again. */
    private void killSoon(String name, int soon) throws Exception {
        var target = written.get() + soon;
        writes.release(2 * LATEST - writes.availablePermits());
        Awaitility.await("some writes").atMost(Duration.ofMinutes(1)).until(() -> written.get() >= target);
        var node = nodes.get(name);
        if (node != null) {
            node.kill();
        }
        nodes.put(name, start(name));
    }

    private void write(String name) {
        for (var number = 0; !isOver.get(); number++) {
            var key = "key-%s-%d".formatted(name, number);
            try {
                writes.acquire();
                var node = nodes.get(name);
                var answer = node == null ? null : node.put("/kv/" + key, "{\"value\":" + number + "}");
                if (answer != null && answer.status() == 200) {
                    acknowledgedKeys.add(key);
                    acknowledgedDots.add(
                            answer.body().path("version").path("dot").toString());
                    written.incrementAndGet();
                }
            } catch (IOException | IllegalArgumentException killed) {
                // This is how an exchange with a node that is killed ends; the next write is another one.
                writes.release();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void assertNothingIsLost() {
        Awaitility.await("equal digests")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(bodies("/digest"))
                        .extracting(body -> body.path("digest").stringValue(""))
                        .containsOnly(
                                bodies("/digest").getFirst().path("digest").stringValue("")));
        for (var body : bodies("/kv?prefix=key-")) {
            var keys = body.path("entries").values().stream()
                    .map(entry -> entry.path("key").stringValue(""))
                    .toList();
            assertThat(keys).containsAll(acknowledgedKeys);
        }
        assertThat(new HashSet<>(acknowledgedDots)).isNotEmpty().hasSameSizeAs(acknowledgedDots);
    }

    private List<JsonNode> bodies(String path) {
        var bodies = new ArrayList<JsonNode>();
        for (var node : new TreeMap<>(nodes).values()) {
            try {
                bodies.add(node.get(path).body());
            } catch (IOException failure) {
                throw new AssertionError("a node does not answer", failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", interrupted);
            }
        }
        return bodies;
    }
}
