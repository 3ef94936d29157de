package org.rashomon.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How many acknowledged writes a second one node of the store takes. Each is synced to disk before it is acknowledged;
 * the clients share the machine with the node.
 */
public final class StoreThroughput {

    /** What the store is meant to reach. */
    private static final int TARGET_WRITES_PER_SECOND = 10_000;

    private static final int KEYS = 1_000;
    private static final long WARM_UP_SECONDS = 5;
    private static final long MEASURED_SECONDS = 10;

    private final PrintWriter out;

    /** Prints its results to the writer. */
    public StoreThroughput(PrintWriter out) {
        this.out = out;
    }

    /** Measures with the numbers of connections given as arguments, or with a few. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var connections = arguments.length == 0
                ? List.of(1, 16, 64, 256)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
        new StoreThroughput(out).run(connections);
    }

    /** Starts a node and measures it with each of these numbers of connections. */
    public void run(List<Integer> connections) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("store-throughput");
        var started = System.nanoTime();
        try (var store = StoreProcess.start(directory)) {
            try (var connection = new StoreConnection(store.address())) {
                connection.put("first", 1);
            }
            out.printf("start to first acknowledged write: %d ms%n", millisSince(started));
            measure(store.address(), connections.getLast(), WARM_UP_SECONDS);
            for (var count : connections) {
                var before = store.processorNanos();
                var latencies = measure(store.address(), count, MEASURED_SECONDS);
                print(count, latencies, store.processorNanos() - before);
            }
        } finally {
            delete(directory);
        }
    }

    private void print(int connections, long[] latencies, long processorNanos) {
        var rate = latencies.length / MEASURED_SECONDS;
        out.printf(
                "%4d connections: %,7d synced writes/s (target %,d at any number), p50 %.2f ms, p99 %.2f ms, "
                        + "%.0f us of the node's processor time each%n",
                connections,
                rate,
                TARGET_WRITES_PER_SECOND,
                percentileMillis(latencies, 50),
                percentileMillis(latencies, 99),
                latencies.length == 0 ? Double.NaN : processorNanos / 1e3 / latencies.length);
    }

    private static double percentileMillis(long[] sortedNanos, int percent) {
        return sortedNanos.length == 0
                ? Double.NaN
                : sortedNanos[(int) ((sortedNanos.length - 1L) * percent / 100)] / 1e6;
    }

    /** The latencies of all writes, sorted, in nanoseconds. */
    private static long[] measure(InetSocketAddress address, int connections, long seconds)
            throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<long[]>>();
            for (var client = 0; client < connections; client++) {
                var number = client;
                tasks.add(clients.submit(() -> write(address, number, end)));
            }
            var all = LongStream.empty();
            for (var task : tasks) {
                all = LongStream.concat(all, Arrays.stream(task.get()));
            }
            return all.sorted().toArray();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client failed", failed);
        }
    }

    private static long[] write(InetSocketAddress address, int client, long end) throws IOException {
        var latencies = LongStream.builder();
        try (var connection = new StoreConnection(address)) {
            var number = 0L;
            for (var now = System.nanoTime(); now < end; number++) {
                connection.put("key-" + (client * 31L + number) % KEYS, number);
                var done = System.nanoTime();
                latencies.add(done - now);
                now = done;
            }
        }
        return latencies.build().toArray();
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
