package org.rashomon.checkers.causal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a check may cost before it ends undecided.
 *
 * @param time how long it may take
 * @param memoryBytes how much it may hold beyond the history: its graph, vector clocks and conflicts, about
 * @param nanoClock a clock that never runs backwards, in nanoseconds
 */
public record Budget(Duration time, long memoryBytes, LongSupplier nanoClock) {

    private static final long DEFAULT_MEMORY = 4L << 30;

    public Budget {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be positive, was " + time);
        }
        if (memoryBytes < 1) {
            throw new IllegalArgumentException("memory must be at least 1 byte, was " + memoryBytes);
        }
    }

    /** Any time, and 4 GiB. */
    public static Budget ofMemoryOnly() {
        return new Budget(Duration.ofDays(1), DEFAULT_MEMORY, () -> 0);
    }
}
