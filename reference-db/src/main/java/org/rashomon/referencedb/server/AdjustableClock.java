package org.rashomon.referencedb.server;

import java.util.function.LongSupplier;

/**
 * The node's wall clock, which a test may shift and let drift. Thread-safe.
 *
 * <p>Reading it is never monotonic by force: a clock that is set back runs back.
 */
final class AdjustableClock {

    private static final double PARTS_PER_MILLION = 1_000_000;

    private final LongSupplier trueMicros;
    private volatile Adjustment adjustment = new Adjustment(0, 0, 0);

    /**
     * How the clock differs from the true one.
     *
     * @param offsetMicros ahead by this much when it was adjusted
     * @param driftPpm gains this many microseconds every second since then
     */
    record Adjustment(long offsetMicros, long driftPpm, long sinceMicros) {}

    /** What the clock shows, and how it differs from the true one. */
    record Reading(long micros, long offsetMicros, long driftPpm) {}

    /** A clock that shows this time, microseconds since 1970, until it is adjusted. */
    AdjustableClock(LongSupplier trueMicros) {
        this.trueMicros = trueMicros;
    }

    /** Replaces offset and drift, and with them whatever the earlier drift had accrued. */
    void adjust(long offsetMicros, long driftPpm) {
        adjustment = new Adjustment(offsetMicros, driftPpm, trueMicros.getAsLong());
    }

    /** What the clock shows now. The offset includes what the drift has accrued. */
    Reading read() {
        var current = adjustment;
        var now = trueMicros.getAsLong();
        var accrued = Math.round((now - current.sinceMicros()) * (current.driftPpm() / PARTS_PER_MILLION));
        var offset = current.offsetMicros() + accrued;
        return new Reading(now + offset, offset, current.driftPpm());
    }

    long micros() {
        return read().micros();
    }
}
