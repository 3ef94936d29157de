package org.rashomon.history;

import java.util.Arrays;

/** A growing array of ints. */
final class IntColumn {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    void set(int row, int value) {
        values[row] = value;
    }

    int get(int row) {
        return values[row];
    }

    int size() {
        return size;
    }
}
