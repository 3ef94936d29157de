package org.rashomon.results.report.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Durations gathered by the stretch of the run in which they ended, to tell percentiles of each stretch. */
final class Buckets {

    private final long untilNanos;
    private final int count;
    private final int[] sizes;
    private int[] bucketOf = new int[64];
    private long[] durations = new long[64];
    private int added;

    Buckets(long untilNanos, int count) {
        this.untilNanos = Math.max(1, untilNanos);
        this.count = count;
        this.sizes = new int[count];
    }

    void add(long atNanos, long duration) {
        if (added == durations.length) {
            bucketOf = Arrays.copyOf(bucketOf, 2 * added);
            durations = Arrays.copyOf(durations, 2 * added);
        }
        var bucket = bucket(atNanos, untilNanos, count);
        bucketOf[added] = bucket;
        durations[added++] = duration;
        sizes[bucket]++;
    }

    static int bucket(long atNanos, long untilNanos, int count) {
        return (int) Math.clamp((double) atNanos / untilNanos * count, 0, count - 1);
    }

    /**
     * For each share the percentile of every bucket in microseconds, by nearest rank; -1 where nothing ended.
     *
     * @param shares such as 0.99
     */
    List<long[]> percentiles(double... shares) {
        var starts = new int[count + 1];
        for (var bucket = 0; bucket < count; bucket++) {
            starts[bucket + 1] = starts[bucket] + sizes[bucket];
        }
        var sorted = sorted(starts);
        return Arrays.stream(shares)
                .mapToObj(share -> IntStream.range(0, count)
                        .mapToLong(bucket -> percentile(sorted, starts[bucket], starts[bucket + 1], share))
                        .toArray())
                .toList();
    }

    private long[] sorted(int[] starts) {
        var next = Arrays.copyOf(starts, count);
        var sorted = new long[added];
        for (var at = 0; at < added; at++) {
            sorted[next[bucketOf[at]]++] = durations[at];
        }
        for (var bucket = 0; bucket < count; bucket++) {
            Arrays.sort(sorted, starts[bucket], starts[bucket + 1]);
        }
        return sorted;
    }

    private static long percentile(long[] sorted, int from, int until, double share) {
        if (from == until) {
            return -1;
        }
        var rank = (int) Math.ceil(share * (until - from));
        return sorted[from + Math.max(1, rank) - 1] / 1000;
    }
}
