package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vector clocks to be taken and given back, known by number. */
final class ClockPool {

    private static final int OVERHEAD_BYTES = 24;

    private final int width;
    private final Meter meter;
    private final List<int[]> clocks = new ArrayList<>();
    private final IntList free = new IntList();

    ClockPool(int width, Meter meter) {
        this.width = width;
        this.meter = meter;
    }

    /** The number of a clock that is all zeros. */
    int take() {
        if (free.size() > 0) {
            var clock = free.removeLast();
            Arrays.fill(clocks.get(clock), 0);
            return clock;
        }
        meter.hold(bytes());
        clocks.add(new int[width]);
        return clocks.size() - 1;
    }

    void giveBack(int clock) {
        free.add(clock);
    }

    int[] get(int clock) {
        return clocks.get(clock);
    }

    /** Ends the use of all clocks. */
    void close() {
        meter.hold(-bytes() * clocks.size());
    }

    /** Raises each entry to at least that of another clock. */
    static void raise(int[] clock, int[] other) {
        for (var lane = 0; lane < clock.length; lane++) {
            clock[lane] = Math.max(clock[lane], other[lane]);
        }
    }

    private long bytes() {
        return (long) width * Integer.BYTES + OVERHEAD_BYTES;
    }
}
