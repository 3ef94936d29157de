package org.rashomon.checkers.linearizability;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a check may cost before it ends undecided.
 *
 * @param time how long it may take
 * @param memoryBytes how much its tables may hold, all keys together
 * @param threads how many keys are looked at together
 * @param nanoClock a clock that never runs backwards, in nanoseconds
 */
public record Budget(Duration time, long memoryBytes, int threads, LongSupplier nanoClock) {

    public Budget {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be positive, was " + time);
        }
        if (memoryBytes < 1 << 20) {
            throw new IllegalArgumentException("memory must be at least 1 MiB, was %d bytes".formatted(memoryBytes));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }
}
