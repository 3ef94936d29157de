package org.rashomon.checkers.statistics;

import java.util.Arrays;

/**
 * How long the successful operations of a group took, in nanoseconds; exact, not estimated.
 *
 * @param count how many operations it is about; with 0 the other figures are 0 and mean nothing
 * @param p50Nanos the nearest-rank median: half of the operations took at most this long
 * @param p95Nanos the nearest-rank 95th percentile
 * @param p99Nanos the nearest-rank 99th percentile
 * @param maxNanos the longest
 */
public record Latency(long count, long p50Nanos, long p95Nanos, long p99Nanos, long maxNanos) {

    /** Of no operation. */
    public static final Latency NONE = new Latency(0, 0, 0, 0, 0);

    /** The latency of operations that took this long, in any order. */
    static Latency of(long[] nanos) {
        if (nanos.length == 0) {
            return NONE;
        }
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(
                sorted.length,
                nearestRank(sorted, 50),
                nearestRank(sorted, 95),
                nearestRank(sorted, 99),
                sorted[sorted.length - 1]);
    }

    private static long nearestRank(long[] sorted, int percent) {
        var rank = ((long) sorted.length * percent + 99) / 100;
        return sorted[(int) rank - 1];
    }
}
