package org.rashomon.harness.simulation;

import java.util.SplittableRandom;

/**
 * How network and disks behave while no fault hits them; drawn from the seed, so that of many seeds some are calm and
 * some are rough.
 *
 * @param medianDelayNanos half of all messages take longer
 * @param loss the share of messages that never arrive
 * @param duplication the share of messages that arrive twice
 * @param stragglers the share of messages that take up to a second, so that later ones overtake them
 * @param medianSyncNanos half of all syncs take longer
 * @param slowSyncs the share of syncs that take up to half a second
 */
record Weather(
        long medianDelayNanos,
        double loss,
        double duplication,
        double stragglers,
        long medianSyncNanos,
        double slowSyncs) {

    private static final long LONGEST_STRAGGLE_NANOS = 1_000_000_000L;
    private static final long LONGEST_SYNC_NANOS = 500_000_000L;

    static Weather draw(SplittableRandom random) {
        var isRough = random.nextInt(2) == 0;
        return new Weather(
                random.nextLong(100_000, 5_000_000),
                isRough ? random.nextDouble(0.05) : 0,
                isRough ? random.nextDouble(0.05) : 0,
                isRough ? random.nextDouble(0.03) : 0,
                random.nextLong(50_000, 3_000_000),
                isRough ? random.nextDouble(0.01) : 0);
    }

    /** How long one message takes. */
    long delayNanos(SplittableRandom random) {
        return random.nextDouble() < stragglers
                ? random.nextLong(LONGEST_STRAGGLE_NANOS)
                : around(medianDelayNanos, random);
    }

    boolean isLost(SplittableRandom random) {
        return loss > 0 && random.nextDouble() < loss;
    }

    boolean isDoubled(SplittableRandom random) {
        return duplication > 0 && random.nextDouble() < duplication;
    }

    /**
     * How long one sync takes.
     *
     * @param isSlow whether the disk is far slower than it should be
     */
    long syncNanos(SplittableRandom random, boolean isSlow) {
        if (isSlow) {
            return random.nextLong(LONGEST_SYNC_NANOS / 5, LONGEST_SYNC_NANOS);
        }
        return random.nextDouble() < slowSyncs ? random.nextLong(LONGEST_SYNC_NANOS) : around(medianSyncNanos, random);
    }

    /** At least half of the median, and exponential beyond that: the tail that networks and disks have. */
    private static long around(long median, SplittableRandom random) {
        return median / 2 + (long) (-Math.log1p(-random.nextDouble()) * 0.72 * median);
    }
}
