package org.rashomon.checkers.causal;

import java.util.Arrays;
import java.util.BitSet;
import org.rashomon.checkers.causal.TransactionHistory.Fate;
import org.rashomon.checkers.causal.TransactionHistory.Kind;

/** Finds the operation that wrote a value to a key: a hash table of operations by key and value. */
final class WriteIndex {

    /** Stands for the operation that was not found. */
    static final int NONE = -1;

    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final TransactionHistory history;
    private final int[] cells;
    private final BitSet ambiguous = new BitSet();
    private final IntList repeated = new IntList();
    private final int mask;

    WriteIndex(TransactionHistory history) {
        this.history = history;
        var writes = 0;
        for (var operation = 0; operation < history.operations(); operation++) {
            writes += history.kind(operation) == Kind.WRITE ? 1 : 0;
        }
        cells = new int[Integer.highestOneBit(Math.max(8, writes)) * 4];
        mask = cells.length - 1;
        Arrays.fill(cells, NONE);
        // A value that was aborted and then written again belongs to the write that took effect.
        enter(false);
        enter(true);
    }

    /** The operation that wrote the value, an aborted one only if there is no other; or {@link #NONE}. */
    int find(int key, long value) {
        return cells[slot(key, value)];
    }

    /** Whether several transactions may have written the value that this operation wrote. */
    boolean isAmbiguous(int operation) {
        return ambiguous.get(operation);
    }

    /** The first write of each value that was written again under the same key, once for each repetition. */
    IntList repeated() {
        return repeated;
    }

    private void enter(boolean aborted) {
        for (var transaction = 0; transaction < history.size(); transaction++) {
            if (history.fate(transaction) == Fate.ABORTED != aborted) {
                continue;
            }
            for (var at = history.firstOperation(transaction); at < history.endOperation(transaction); at++) {
                enter(at, aborted);
            }
        }
    }

    private void enter(int operation, boolean aborted) {
        if (history.kind(operation) != Kind.WRITE) {
            return;
        }
        var slot = slot(history.key(operation), history.value(operation));
        if (cells[slot] == NONE) {
            cells[slot] = operation;
        } else if (!aborted) {
            ambiguous.set(cells[slot]);
            repeated.add(cells[slot]);
        }
    }

    private int slot(int key, long value) {
        var hash = (value + key * SCATTER) * SCATTER;
        var slot = (int) (hash ^ hash >>> 32) & mask;
        while (cells[slot] != NONE && !(history.key(cells[slot]) == key && history.value(cells[slot]) == value)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
