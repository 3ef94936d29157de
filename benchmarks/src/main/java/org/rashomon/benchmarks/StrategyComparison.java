package org.rashomon.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * What each strategy costs: acknowledged operations a second, their latency, and the nodes' processor time for each, on
 * one node and on three leaders; and what causal delivery adds. Processor time is the figure to compare: the clients
 * share the machine, and so may others.
 */
public final class StrategyComparison {

    private static final List<String> STRATEGIES = List.of(
            "lww-wall-clock",
            "lww-hybrid-clock",
            "lww-lamport",
            "highest-id",
            "replica-priority",
            "merge-values",
            "siblings",
            "handler-union",
            "handler-concatenate",
            "handler-maximum",
            "handler-merge-json",
            "g-counter",
            "pn-counter",
            "g-set",
            "or-set",
            "lww-register",
            "mv-register",
            "or-map",
            "sequence",
            "synchronous");
    private static final int CONNECTIONS = 15;
    private static final int KEYS = 1_000;
    /** As many for each strategy, however long they take: what a young JVM compiles must not count for more in one. */
    private static final int WARM_UP = 15_000;

    private static final int MEASURED = 10_000;

    private final PrintWriter out;
    private double baseline = Double.NaN;

    private StrategyComparison(PrintWriter out) {
        this.out = out;
    }

    /** What was measured. */
    private record Result(List<Long> sortedNanos, long nanos, long processorNanos) {

        double aSecond() {
            return sortedNanos.size() * 1e9 / nanos;
        }

        /** The processor time of the nodes, divided by the operations acknowledged. */
        double processorMicros() {
            return processorNanos / 1e3 / sortedNanos.size();
        }

        double percentileMillis(int percent) {
            return sortedNanos.get((int) ((sortedNanos.size() - 1L) * percent / 100)) / 1e6;
        }
    }

    /** Measures the strategies given as arguments, or all. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        new StrategyComparison(out).run(arguments.length == 0 ? STRATEGIES : List.of(arguments));
    }

    private void run(List<String> strategies) throws IOException, InterruptedException {
        for (var nodes : List.of(1, 3)) {
            baseline = Double.NaN;
            out.printf("%d node%s, %d connections%n", nodes, nodes == 1 ? "" : "s", CONNECTIONS);
            for (var strategy : strategies) {
                measure(nodes, strategy, strategy.equals("sequence") ? "causal" : "fifo");
            }
        }
        measure(3, strategies.getFirst(), "causal");
    }

    private void measure(int nodes, String strategy, String delivery) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("strategy");
        var cluster = new ArrayList<StoreProcess>();
        try {
            start(nodes, strategy, delivery, directory, cluster);
            operate(cluster, strategy, WARM_UP);
            var before = processorNanos(cluster);
            var started = System.nanoTime();
            var latencies = operate(cluster, strategy, MEASURED);
            var nanos = System.nanoTime() - started;
            print(
                    strategy + ", " + delivery,
                    new Result(Arrays.stream(latencies).boxed().toList(), nanos, processorNanos(cluster) - before));
        } finally {
            cluster.forEach(StoreProcess::close);
            StoreThroughput.delete(directory);
        }
    }

    private static void start(int nodes, String strategy, String delivery, Path directory, List<StoreProcess> cluster)
            throws IOException {
        var ports = freePorts(nodes);
        for (var node = 0; node < nodes; node++) {
            var own = node;
            var home = Files.createDirectory(directory.resolve("n" + (node + 1)));
            cluster.add(StoreProcess.start(home, config -> {
                config.put("node", "n" + (own + 1)).put("listen", "127.0.0.1:" + ports.get(own));
                config.put("strategy", strategy).put("delivery", delivery);
                var peers = config.putArray("peers");
                for (var other = 0; other < nodes; other++) {
                    if (other != own) {
                        peers.addObject()
                                .put("node", "n" + (other + 1))
                                .put("address", "127.0.0.1:" + ports.get(other));
                    }
                }
            }));
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var ports = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            try (var socket = new ServerSocket(0)) {
                ports.add(socket.getLocalPort());
            }
        }
        return ports;
    }

    private static long processorNanos(List<StoreProcess> cluster) {
        return cluster.stream().mapToLong(StoreProcess::processorNanos).sum();
    }

    /** The latencies of so many operations, sorted, in nanoseconds. */
    private static long[] operate(List<StoreProcess> cluster, String strategy, int count) throws InterruptedException {
        var left = new AtomicInteger(count);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<long[]>>();
            for (var client = 0; client < CONNECTIONS; client++) {
                var number = client;
                var address = cluster.get(client % cluster.size()).address();
                tasks.add(clients.submit(() -> operate(address, strategy, number, left)));
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

    private static long[] operate(InetSocketAddress address, String strategy, int client, AtomicInteger left)
            throws IOException {
        var latencies = LongStream.builder();
        try (var connection = new StoreConnection(address)) {
            for (var number = client * 31L; left.get() > 0; number++) {
                var began = System.nanoTime();
                if (send(connection, strategy, number)) {
                    latencies.add(System.nanoTime() - began);
                    left.decrementAndGet();
                }
            }
        }
        return latencies.build().toArray();
    }

    private static boolean send(StoreConnection connection, String strategy, long number) throws IOException {
        var key = "/kv/key-" + number % KEYS;
        return switch (strategy) {
            case "g-counter", "pn-counter" -> connection.send("POST " + key + "/increment", "{\"by\":1}");
            case "g-set", "or-set" ->
                connection.send("POST " + key + "/add", "{\"element\":%d}".formatted(number % 20));
            case "or-map" ->
                connection.send(
                        "POST " + key + "/put", "{\"field\":\"f%d\",\"value\":%d}".formatted(number % 20, number));
            case "sequence" -> connection.send("POST " + key + "/append", "{\"element\":%d}".formatted(number));
            default -> connection.send("PUT " + key, "{\"value\":%d}".formatted(number));
        };
    }

    private void print(String what, Result result) {
        var micros = result.processorMicros();
        baseline = Double.isNaN(baseline) ? micros : baseline;
        out.printf(
                "%-28s %,8.0f a second, p50 %7.2f ms, p99 %7.2f ms, %5.0f us of processor time each, %.2f times%n",
                what,
                result.aSecond(),
                result.percentileMillis(50),
                result.percentileMillis(99),
                micros,
                micros / baseline);
    }
}
