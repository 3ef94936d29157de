package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** The writes, compare-and-sets and deletes of a history, found by key and value. */
final class RegisterWrites {

    private static final int NAMED = 3;

    private final Operations operations;
    private final RowIndex possible;
    private final RowIndex failed;
    private final BitSet acknowledged = new BitSet();
    private final BitSet ambiguous = new BitSet();
    private final BitSet keysWritten = new BitSet();
    private final BitSet keysDeleted = new BitSet();
    private final List<String> repetitions = new ArrayList<>();
    private long indeterminate;

    RegisterWrites(Operations operations) {
        this.operations = operations;
        this.possible = new RowIndex(operations);
        this.failed = new RowIndex(operations);
        for (var row = 0; row < operations.size(); row++) {
            if (Mutations.isRegisterWrite(operations.function(row))) {
                enter(row);
            }
        }
    }

    private void enter(int row) {
        if (operations.outcome(row) == Outcome.FAIL) {
            failed.putIfAbsent(row);
            return;
        }
        if (operations.outcome(row) == Outcome.OK) {
            acknowledged.set(row);
            keysWritten.set(operations.keyNumber(row));
        } else {
            indeterminate++;
        }
        if (operations.function(row).equals(Function.DELETE)) {
            keysDeleted.set(operations.keyNumber(row));
        } else {
            enterValue(row);
        }
    }

    private void enterValue(int row) {
        var earlier = possible.putIfAbsent(row);
        if (earlier == RowIndex.NONE) {
            return;
        }
        ambiguous.set(earlier);
        ambiguous.set(row);
        if (repetitions.size() < NAMED) {
            repetitions.add("the value %s was written to key %s more than once, so its writes cannot be told apart"
                    .formatted(Mutations.written(operations, row), operations.key(row)));
        }
    }

    /** The rows of acknowledged writes and deletes. */
    BitSet acknowledged() {
        return acknowledged;
    }

    /** How many writes and deletes nobody knows the outcome of. */
    long indeterminate() {
        return indeterminate;
    }

    /** The numbers of the keys with acknowledged writes or deletes, ascending. */
    int[] keysWritten() {
        return keysWritten.stream().toArray();
    }

    /** Whether a delete of that key succeeded, or may have. */
    boolean mayBeDeleted(int keyNumber) {
        return keysDeleted.get(keyNumber);
    }

    /** Whether another write of the same key wrote the same value. */
    boolean isAmbiguous(int row) {
        return ambiguous.get(row);
    }

    /** For each value that was written twice to one key, a sentence; the first few. */
    List<String> repetitions() {
        return repetitions;
    }

    /** The row that wrote this value to this key, failed ones apart, or {@link RowIndex#NONE}. */
    int writer(int keyNumber, Value value) {
        return value.equals(Value.NONE) ? RowIndex.NONE : possible.find(keyNumber, value);
    }

    /** The row of a failed write of this value to this key, or {@link RowIndex#NONE}. */
    int failedWriter(int keyNumber, Value value) {
        return value.equals(Value.NONE) ? RowIndex.NONE : failed.find(keyNumber, value);
    }
}
