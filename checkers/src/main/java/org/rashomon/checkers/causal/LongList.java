package org.rashomon.checkers.causal;

import java.util.Arrays;

/** A growing array of longs. */
final class LongList {

    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    long get(int at) {
        return values[at];
    }
}
