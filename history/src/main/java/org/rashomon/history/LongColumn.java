package org.rashomon.history;

import java.util.Arrays;

/** A growing array of longs that takes four bytes each as long as they fit. */
final class LongColumn {

    private static final int FEW = 16;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final long[] NO_LONGS = {};

    /** While there are no wide values: each that fits, and {@link Operations#NEVER} as the greatest int. */
    private int[] narrow = new int[FEW];

    private long[] wide = NO_LONGS;
    private int size;

    void add(long value) {
        size++;
        set(size - 1, value);
    }

    void set(int row, long value) {
        if (wide.length == 0 && !fits(value)) {
            widen();
        }
        if (wide.length > 0) {
            if (size > wide.length) {
                wide = Arrays.copyOf(wide, size + (size >> 1));
            }
            wide[row] = value;
        } else {
            if (size > narrow.length) {
                narrow = Arrays.copyOf(narrow, size + (size >> 1));
            }
            narrow[row] = value == Operations.NEVER ? NEVER : (int) value;
        }
    }

    long get(int row) {
        return wide.length > 0 ? wide[row] : value(narrow[row]);
    }

    int size() {
        return size;
    }

    /** Copies values into an array, from its beginning. */
    void copy(int first, int count, long[] into) {
        if (wide.length > 0) {
            System.arraycopy(wide, first, into, 0, count);
            return;
        }
        for (var i = 0; i < count; i++) {
            into[i] = value(narrow[first + i]);
        }
    }

    private static boolean fits(long value) {
        return value == Operations.NEVER || (value == (int) value && value != NEVER);
    }

    private static long value(int cell) {
        return cell == NEVER ? Operations.NEVER : cell;
    }

    private void widen() {
        var values = new long[Math.max(FEW, size + (size >> 1))];
        for (var row = 0; row < Math.min(size, narrow.length); row++) {
            values[row] = value(narrow[row]);
        }
        wide = values;
        narrow = new int[0];
    }
}
