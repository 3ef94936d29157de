package org.rashomon.results.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.history.History;
import org.rashomon.history.Operations;

/** How operations ended and how long the acknowledged ones took, for each function on each node. */
final class Latencies {

    private Latencies() {}

    /** What is told apart. */
    record Group(String function, String node) {}

    /** The operations of a group by outcome, and the latency of those that were acknowledged. */
    record Figures(Group group, long ok, long fail, long info, Percentiles latency) {}

    /**
     * Latencies in nanoseconds that half, 95 %, 99 % and all of the operations did not exceed; 0 when there are none.
     * Exact, by nearest rank.
     */
    record Percentiles(long p50, long p95, long p99, long max) {

        static Percentiles of(long[] ascending) {
            return new Percentiles(
                    rank(ascending, 0.5), rank(ascending, 0.95), rank(ascending, 0.99), rank(ascending, 1));
        }

        private static long rank(long[] ascending, double share) {
            var rank = (int) Math.ceil(share * ascending.length);
            return ascending.length == 0 ? 0 : ascending[Math.clamp(rank, 1, ascending.length) - 1];
        }
    }

    /** One entry for each function and node that occur, in their order. */
    static List<Figures> of(History history) {
        Map<Group, Gathering> gatherings =
                new TreeMap<>(Comparator.comparing(Group::function).thenComparing(Group::node));
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            var group = new Group(operations.function(row).name(), operations.node(row));
            gatherings.computeIfAbsent(group, absent -> new Gathering()).add(operations, row);
        }
        return gatherings.entrySet().stream()
                .map(entry -> entry.getValue().figures(entry.getKey()))
                .toList();
    }

    /** Gathers the operations of one group. */
    private static final class Gathering {

        private long[] latencies = new long[16];
        private int ok;
        private long fail;
        private long info;

        void add(Operations operations, int row) {
            switch (operations.outcome(row)) {
                case OK -> addLatency(operations.completedNanos(row) - operations.invokedNanos(row));
                case FAIL -> fail++;
                case INFO -> info++;
            }
        }

        private void addLatency(long nanos) {
            if (ok == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * ok);
            }
            latencies[ok++] = nanos;
        }

        Figures figures(Group group) {
            var sorted = Arrays.copyOf(latencies, ok);
            Arrays.sort(sorted);
            return new Figures(group, ok, fail, info, Percentiles.of(sorted));
        }
    }
}
