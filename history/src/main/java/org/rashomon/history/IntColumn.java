package org.rashomon.history;

import java.util.Arrays;

/** A growing array of ints that takes no room as long as they are all equal, and a byte each as long as they fit. */
final class IntColumn {

    private static final int FEW = 16;
    private static final byte[] NO_BYTES = {};
    private static final int[] NO_INTS = {};

    private int only;
    private byte[] narrow = NO_BYTES;
    private int[] wide = NO_INTS;
    private int size;

    void add(int value) {
        if (size == 0) {
            only = value;
        }
        size++;
        set(size - 1, value);
    }

    void set(int row, int value) {
        if (wide.length > 0) {
            reserveWide();
            wide[row] = value;
        } else if (narrow.length > 0 || value != only) {
            setNarrow(row, value);
        }
    }

    int get(int row) {
        if (wide.length > 0) {
            return wide[row];
        }
        return narrow.length > 0 ? narrow[row] : only;
    }

    int size() {
        return size;
    }

    /** Copies values into an array, from its beginning. */
    void copy(int first, int count, int[] into) {
        if (wide.length > 0) {
            System.arraycopy(wide, first, into, 0, count);
        } else if (narrow.length == 0) {
            Arrays.fill(into, 0, count, only);
        } else {
            for (var i = 0; i < count; i++) {
                into[i] = narrow[first + i];
            }
        }
    }

    private void reserveWide() {
        if (size > wide.length) {
            wide = Arrays.copyOf(wide, size + (size >> 1));
        }
    }

    private void setNarrow(int row, int value) {
        if (value != (byte) value || only != (byte) only) {
            widen();
            wide[row] = value;
            return;
        }
        if (size > narrow.length) {
            var before = narrow.length;
            narrow = Arrays.copyOf(narrow, Math.max(FEW, size + (size >> 1)));
            if (before == 0) {
                Arrays.fill(narrow, 0, size, (byte) only);
            }
        }
        narrow[row] = (byte) value;
    }

    private void widen() {
        var values = new int[Math.max(FEW, size + (size >> 1))];
        var filled = narrow.length > 0 ? Math.min(size, narrow.length) : size;
        for (var row = 0; row < filled; row++) {
            values[row] = narrow.length > 0 ? narrow[row] : only;
        }
        wide = values;
        narrow = NO_BYTES;
    }
}
