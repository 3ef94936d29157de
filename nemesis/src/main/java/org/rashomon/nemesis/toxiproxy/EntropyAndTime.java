package org.rashomon.nemesis.toxiproxy;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * What toxics need of the world.
 *
 * @param random for one user only
 * @param clock monotonic nanoseconds, never negative
 */
record EntropyAndTime(SplittableRandom random, LongSupplier clock) {

    /** The same time, and entropy of its own. */
    EntropyAndTime split() {
        return new EntropyAndTime(random.split(), clock);
    }
}
