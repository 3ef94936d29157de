package org.rashomon.checkers;

import java.util.Arrays;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * Finds the operation that wrote a value to a key. A hash table of rows in two arrays of ints, for a history has
 * millions of them; the values themselves stay in the history's columns.
 */
public final class RowIndex {

    /** Stands for the row that was not found. */
    public static final int NONE = -1;

    private static final int SCATTER = 0x9E3779B9;

    private final Operations operations;
    private int[] rows = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private int size;

    public RowIndex(Operations operations) {
        this.operations = operations;
        Arrays.fill(rows, NONE);
    }

    /**
     * Enters a row under its key and the value that it {@linkplain Mutations#written writes}, unless an earlier row is
     * entered there.
     *
     * @return the earlier row, or {@link #NONE} if there was none
     */
    public int putIfAbsent(int row) {
        var key = operations.keyNumber(row);
        var value = Mutations.written(operations, row);
        var hash = hash(key, value);
        var slot = slot(key, value, hash);
        if (rows[slot] != NONE) {
            return rows[slot];
        }
        rows[slot] = row;
        hashes[slot] = hash;
        size++;
        if (size * 2 > rows.length) {
            grow();
        }
        return NONE;
    }

    /** The first row entered that writes this value to this key, or {@link #NONE}. */
    public int find(int key, Value value) {
        return rows[slot(key, value, hash(key, value))];
    }

    private int slot(int key, Value value, int hash) {
        var mask = rows.length - 1;
        var slot = hash & mask;
        while (rows[slot] != NONE && !(hashes[slot] == hash && writes(rows[slot], key, value))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean writes(int row, int key, Value value) {
        return operations.keyNumber(row) == key
                && Mutations.written(operations, row).equals(value);
    }

    private static int hash(int key, Value value) {
        var mixed = (value.hashCode() * 31 + key) * SCATTER;
        return mixed ^ (mixed >>> 15);
    }

    private void grow() {
        var oldRows = rows;
        var oldHashes = hashes;
        rows = new int[oldRows.length * 2];
        hashes = new int[oldRows.length * 2];
        Arrays.fill(rows, NONE);
        var mask = rows.length - 1;
        for (var old = 0; old < oldRows.length; old++) {
            if (oldRows[old] == NONE) {
                continue;
            }
            var slot = oldHashes[old] & mask;
            while (rows[slot] != NONE) {
                slot = (slot + 1) & mask;
            }
            rows[slot] = oldRows[old];
            hashes[slot] = oldHashes[old];
        }
    }
}
