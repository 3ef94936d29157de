package org.rashomon.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How long a peer takes that was cut off for a million operations, and what the node that went on without it needs in
 * memory meanwhile. The link has a bandwidth, so that there is a time which no store
 * could beat.
 */
public final class HealedLink {

    private static final String OPERATIONS = "1000000";
    private static final int KEYS = 200_000;
    private static final int TOGETHER = 50;
    private static final List<Integer> MEGABITS_PER_SECOND = List.of(100, 20);
    private static final int REPORTS = 5;
    private static final long BYTES_PER_MEGABIT = 125_000;

    private final PrintWriter out;
    private final long operations;

    private HealedLink(PrintWriter out, long operations) {
        this.out = out;
        this.operations = operations;
    }

    /** Takes another number of operations. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        new HealedLink(out, Long.parseLong(arguments.length == 0 ? OPERATIONS : arguments[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("healed-link");
        var port = freePort();
        var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var link = new Relay(there);
                var here = start(directory.resolve("n1"), "n1", 0, "n2", link.port())) {
            write(here);
            for (var megabits : MEGABITS_PER_SECOND) {
                var fresh = directory.resolve("n2-" + megabits);
                try (var away = start(fresh, "n2", port, "n1", here.address().getPort())) {
                    catchUp(link, megabits, here, away);
                }
                link.cut();
            }
        } finally {
            StoreThroughput.delete(directory);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static StoreProcess start(Path directory, String name, int port, String peer, int peerPort)
            throws IOException {
        return StoreProcess.start(Files.createDirectory(directory), config -> {
            config.put("node", name).put("listen", "127.0.0.1:" + port).put("strategy", "lww-hybrid-clock");
            config.putArray("peers").addObject().put("node", peer).put("address", "127.0.0.1:" + peerPort);
        });
    }

    private void write(StoreProcess here) throws IOException, InterruptedException {
        out.printf("before: %s%n", here.heap());
        var started = System.nanoTime();
        try (var connection = new StoreConnection(here.address())) {
            for (var done = 0L; done < operations; done += TOGETHER) {
                if (!connection.send("POST /txn", transaction(done))) {
                    throw new IOException("refused after %d operations".formatted(done));
                }
                if ((done + TOGETHER) % (operations / REPORTS) == 0) {
                    out.printf("%,9d written while the peer is away: %s%n", done + TOGETHER, here.heap());
                }
            }
        }
        out.printf("%,d operations on %,d keys written in %.1f s%n", operations, KEYS, secondsSince(started));
    }

    private static String transaction(long first) {
        return LongStream.range(first, first + TOGETHER)
                .mapToObj(number -> "[\"w\",\"key-%d\",%d]".formatted(number % KEYS, number))
                .collect(Collectors.joining(",", "{\"operations\":[", "]}"));
    }

    private void catchUp(Relay link, int megabits, StoreProcess here, StoreProcess away)
            throws IOException, InterruptedException {
        var expected = digest(here);
        var before = here.processorNanos() + away.processorNanos();
        var started = System.nanoTime();
        link.heal(megabits * BYTES_PER_MEGABIT);
        while (link.forwardedBytes() == 0) {
            pause();
        }
        var untilTried = secondsSince(started);
        while (!digest(away).equals(expected)) {
            pause();
        }
        var seconds = secondsSince(started);
        var bytes = link.forwardedBytes();
        var atLeast = bytes / (double) (megabits * BYTES_PER_MEGABIT);
        out.printf(
                "%d Mbit/s: caught up in %.2f s, of which %.2f s until the link was tried again: "
                        + "%.1f MB, for which it needs %.2f s; %.2f times that, %.2f times without the wait%n",
                megabits,
                seconds,
                untilTried,
                bytes / 1e6,
                atLeast,
                seconds / atLeast,
                (seconds - untilTried) / atLeast);
        out.printf(
                "in %.1f s of both nodes' processor time; after it: %s; the peer: %s%n",
                (here.processorNanos() + away.processorNanos() - before) / 1e9, here.heap(), away.heap());
    }

    /** What the node holds; empty while it is too busy to say. */
    private static String digest(StoreProcess store) {
        try (var connection = new StoreConnection(store.address())) {
            return connection.get("/digest").replaceAll(".*\"digest\":\"([^\"]*)\".*", "$1");
        } catch (IOException busy) {
            return "";
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
