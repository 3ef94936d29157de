package org.rashomon.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rashomon.harness.runner.Scheduler;

/** The wall clock of one node. Timers do not depend on it. */
final class SimulatedClock {

    /** The date on which every simulated run begins. */
    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final long BEGINNING_MICROS = ChronoUnit.MICROS.between(Instant.EPOCH, BEGINNING);
    private static final double MILLION = 1e6;

    private final VirtualTime time;
    private long offsetMicros;
    private long driftPpm;
    private long adjustedAtNanos;
    private Scheduler.Timer flip = () -> {};

    SimulatedClock(VirtualTime time) {
        this.time = time;
    }

    long micros() {
        return BEGINNING_MICROS + time.nowNanos() / 1_000 + offsetMicros();
    }

    /** How far it is ahead of true time. */
    long offsetMicros() {
        var passedMicros = (time.nowNanos() - adjustedAtNanos) / 1e3;
        return offsetMicros + Math.round(passedMicros * driftPpm / MILLION);
    }

    /** Replaces offset and drift; ends a strobe. */
    void adjust(Duration offset, long drift) {
        flip.cancel();
        set(offset, drift);
    }

    /** Flips between right and off, once every period. */
    void strobe(Duration amplitude, Duration period) {
        flip.cancel();
        set(amplitude, 0);
        flip = time.after(period, () -> flipTo(Duration.ZERO, amplitude, period));
    }

    private void flipTo(Duration offset, Duration next, Duration period) {
        set(offset, 0);
        flip = time.after(period, () -> flipTo(next, offset, period));
    }

    private void set(Duration offset, long drift) {
        offsetMicros = offset.toNanos() / 1_000;
        driftPpm = drift;
        adjustedAtNanos = time.nowNanos();
    }
}
