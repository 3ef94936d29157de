package org.rashomon.nemesis.toxiproxy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What a toxic does, with its attributes. */
sealed interface Effect
        permits LatencyEffect,
                BandwidthEffect,
                SlowCloseEffect,
                TimeoutEffect,
                ResetPeerEffect,
                SlicerEffect,
                LimitDataEffect {

    /** The attributes, by their names in Toxiproxy's interface. */
    Map<String, Long> attributes();

    /**
     * A stage that does this to one direction of one connection.
     *
     * @param random for whatever it leaves to chance
     * @param bytesBefore what the toxic has let through on this connection before it was last changed
     */
    Stage stage(SplittableRandom random, BytesBefore bytesBefore);

    /** Counts the bytes that a toxic has let through; outlives a change of its attributes. */
    final class BytesBefore {
        private long count;

        void add(long bytes) {
            count += bytes;
        }

        long count() {
            return count;
        }
    }

    /** Milliseconds as nanoseconds; negative ones count as none, and centuries as so many that they can be added. */
    static long millis(long millis) {
        return Math.min(TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis)), Long.MAX_VALUE / 4);
    }
}
