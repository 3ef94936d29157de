package org.rashomon.history;

/**
 * Some consecutive operations copied out of their columns, for those who go through millions and only compare numbers.
 * Begins before the first operation; {@link #next} moves on.
 */
public final class OperationBatch {

    private static final int ROWS = 1024;

    private final Operations operations;
    private final int[] functions = new int[ROWS];
    private final int[] keys = new int[ROWS];
    private final int[] outcomes = new int[ROWS];
    private final long[] invoked = new long[ROWS];
    private final long[] completed = new long[ROWS];
    private final long[] arguments = new long[ROWS];
    private final long[] results = new long[ROWS];
    private int first;
    private int size;

    OperationBatch(Operations operations) {
        this.operations = operations;
    }

    /** Moves to the next operations; answers whether there are any. */
    public boolean next() {
        first += size;
        size = Math.min(ROWS, operations.size() - first);
        operations.function.copy(first, size, functions);
        operations.key.copy(first, size, keys);
        operations.outcome.copy(first, size, outcomes);
        operations.invokedIndex.copy(first, size, invoked);
        operations.completedIndex.copy(first, size, completed);
        operations.argument.copy(first, size, arguments);
        operations.result.copy(first, size, results);
        return size > 0;
    }

    /** How many operations there are in the batch. */
    public int size() {
        return size;
    }

    /** The row of the first operation; those of the others follow. */
    public int first() {
        return first;
    }

    /** As {@link Operations#functionNumber}; {@code at} counts from 0 within the batch, here and below. */
    public int function(int at) {
        return functions[at];
    }

    /** As {@link Operations#keyNumber}. */
    public int key(int at) {
        return keys[at];
    }

    /** As {@link Operations#outcome}. */
    public boolean isOk(int at) {
        return outcomes[at] == Outcome.OK.code();
    }

    /** As {@link Operations#outcome}. */
    public boolean isFailed(int at) {
        return outcomes[at] == Outcome.FAIL.code();
    }

    /** As {@link Operations#invokedIndex}. */
    public long invoked(int at) {
        return invoked[at];
    }

    /** As {@link Operations#completedIndex}. */
    public long completed(int at) {
        return completed[at];
    }

    /** As {@link Operations#argumentCell}. */
    public long argument(int at) {
        return arguments[at];
    }

    /** As {@link Operations#resultCell}. */
    public long result(int at) {
        return results[at];
    }
}
