package org.rashomon.checkers.visibility;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A few rows of a history, in the order in which they came. */
public final class Rows {

    /** None at all; nobody adds to it. */
    public static final Rows NONE = new Rows();

    private static final int[] EMPTY = {};

    private int[] rows = EMPTY;
    private int size;

    public void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(2, size * 2));
        }
        rows[size++] = row;
    }

    /** Whether it was there. */
    public boolean remove(int row) {
        return removeIf(other -> other == row);
    }

    /** Whether anything was removed. */
    public boolean removeIf(IntPredicate isToGo) {
        var kept = 0;
        for (var at = 0; at < size; at++) {
            if (!isToGo.test(rows[at])) {
                rows[kept++] = rows[at];
            }
        }
        var removed = kept < size;
        size = kept;
        return removed;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    public boolean contains(int row) {
        for (var at = 0; at < size; at++) {
            if (rows[at] == row) {
                return true;
            }
        }
        return false;
    }

    public void clear() {
        size = 0;
    }

    public int get(int at) {
        return rows[at];
    }
}
