package org.rashomon.history;

import java.util.Arrays;

/** A growing array of longs: no room as long as they are all equal, four bytes each as long as they fit. */
final class LongColumn {

    private static final int FEW = 16;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};

    private long only;
    /** While there are no wide values: each that fits, and {@link Operations#NEVER} as the greatest int. */
    private int[] narrow = NO_INTS;

    private long[] wide = NO_LONGS;
    private int size;

    void add(long value) {
        if (size == 0) {
            only = value;
        }
        size++;
        set(size - 1, value);
    }

    void set(int row, long value) {
        if (wide.length > 0) {
            reserveWide();
            wide[row] = value;
        } else if (narrow.length > 0 || value != only) {
            setNarrow(row, value);
        }
    }

    long get(int row) {
        if (wide.length > 0) {
            return wide[row];
        }
        return narrow.length > 0 ? value(narrow[row]) : only;
    }

    int size() {
        return size;
    }

    /** Copies values into an array, from its beginning. */
    void copy(int first, int count, long[] into) {
        if (wide.length > 0) {
            System.arraycopy(wide, first, into, 0, count);
        } else if (narrow.length == 0) {
            Arrays.fill(into, 0, count, only);
        } else {
            for (var i = 0; i < count; i++) {
                into[i] = value(narrow[first + i]);
            }
        }
    }

    private static boolean fits(long value) {
        return value == Operations.NEVER || (value == (int) value && value != NEVER);
    }

    private static long value(int cell) {
        return cell == NEVER ? Operations.NEVER : cell;
    }

    private static int cell(long value) {
        return value == Operations.NEVER ? NEVER : (int) value;
    }

    private void setNarrow(int row, long value) {
        if (!fits(value) || !fits(only)) {
            widen();
            wide[row] = value;
            return;
        }
        if (size > narrow.length) {
            var before = narrow.length;
            narrow = Arrays.copyOf(narrow, Math.max(FEW, size + (size >> 1)));
            if (before == 0) {
                Arrays.fill(narrow, 0, size, cell(only));
            }
        }
        narrow[row] = cell(value);
    }

    private void reserveWide() {
        if (size > wide.length) {
            wide = Arrays.copyOf(wide, size + (size >> 1));
        }
    }

    private void widen() {
        var values = new long[Math.max(FEW, size + (size >> 1))];
        var filled = narrow.length > 0 ? Math.min(size, narrow.length) : size;
        for (var row = 0; row < filled; row++) {
            values[row] = narrow.length > 0 ? value(narrow[row]) : only;
        }
        wide = values;
        narrow = NO_INTS;
    }
}
