package org.rashomon.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps times of the run to places from left to right, in proportion.
 *
 * @param fromNanos the time at the left end
 * @param untilNanos the time at the right end, later than {@code fromNanos}
 * @param left the place of the left end, in units of the picture
 * @param right the place of the right end
 */
record TimeAxis(long fromNanos, long untilNanos, double left, double right) {

    private static final int TICKS_WANTED = 8;

    /** A mark on the axis. */
    record Tick(double x, String label) {}

    TimeAxis {
        if (untilNanos <= fromNanos) {
            throw new IllegalArgumentException("an axis from %d to %d has no length".formatted(fromNanos, untilNanos));
        }
    }

    /** The place of a time; times beyond the ends lie on the ends. */
    double x(long nanos) {
        var inside = Math.clamp(nanos, fromNanos, untilNanos);
        return left + (right - left) * (inside - fromNanos) / (untilNanos - fromNanos);
    }

    double x(double seconds) {
        return x(Math.round(seconds * 1e9));
    }

    /** Whether any of the time between these two is on the axis. */
    boolean shows(double startSeconds, double endSeconds) {
        return startSeconds * 1e9 <= untilNanos && endSeconds * 1e9 >= fromNanos;
    }

    /** Marks at round times, some eight of them. */
    List<Tick> ticks() {
        var step = step((untilNanos - fromNanos) / (double) TICKS_WANTED);
        var decimals = Math.max(0, (int) Math.ceil(9 - Math.log10((double) step) - 1e-9));
        var ticks = new ArrayList<Tick>();
        for (var at = Math.ceilDiv(fromNanos, step) * step; at <= untilNanos; at += step) {
            ticks.add(new Tick(x(at), String.format(Locale.ROOT, "%." + decimals + "f s", at / 1e9)));
        }
        return ticks;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below. */
    private static long step(double atLeastNanos) {
        var power = 1L;
        while (power * 10 < atLeastNanos) {
            power *= 10;
        }
        for (var factor : new int[] {1, 2, 5}) {
            if (factor * power >= atLeastNanos) {
                return factor * power;
            }
        }
        return power * 10;
    }
}
