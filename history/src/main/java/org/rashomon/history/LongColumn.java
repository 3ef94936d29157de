package org.rashomon.history;

import java.util.Arrays;

/** A growing array of longs. */
final class LongColumn {

    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    void set(int row, long value) {
        values[row] = value;
    }

    long get(int row) {
        return values[row];
    }

    int size() {
        return size;
    }
}
