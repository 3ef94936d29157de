package org.rashomon.checkers.linearizability;

import java.util.BitSet;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * Replays orders of register operations on the cells of the history: for the verifier, and faster than a model could.
 */
final class RegisterReplay {

    private final Operations operations;
    private final int read;
    private final int write;
    private final int compareAndSet;
    private final BitSet seen;

    RegisterReplay(Operations operations) {
        this.operations = operations;
        read = operations.functions().indexOf(Function.READ);
        write = operations.functions().indexOf(Function.WRITE);
        compareAndSet = operations.functions().indexOf(Function.COMPARE_AND_SET);
        seen = new BitSet(operations.size());
    }

    /** Whether each order is legal and respects real time, and none of the acknowledged operations is missing. */
    boolean confirms(Iterable<int[]> orders) {
        for (var order : orders) {
            if (!isLegal(order)) {
                return false;
            }
        }
        for (var row = seen.nextClearBit(0); row < operations.size(); row = seen.nextClearBit(row + 1)) {
            if (operations.outcome(row) == Outcome.OK) {
                return false;
            }
        }
        return true;
    }

    private boolean isLegal(int[] order) {
        var state = Operations.NO_VALUE;
        var latestCall = -1L;
        for (var row : order) {
            var known = operations.outcome(row) != Outcome.FAIL
                    && operations.keyNumber(row) == operations.keyNumber(order[0]);
            var late = operations.outcome(row) == Outcome.OK && operations.completedIndex(row) < latestCall;
            if (!known || late || seen.get(row) || !allows(state, row)) {
                return false;
            }
            seen.set(row);
            state = after(state, row);
            latestCall = Math.max(latestCall, operations.invokedIndex(row));
        }
        return true;
    }

    private boolean allows(long state, int row) {
        var function = operations.functionNumber(row);
        if (function == read) {
            return operations.outcome(row) != Outcome.OK || operations.resultCell(row) == state;
        }
        return function != compareAndSet || operations.firstOf(operations.argumentCell(row)) == state;
    }

    /** Whatever neither reads, writes nor compares is a delete. */
    private long after(long state, int row) {
        var function = operations.functionNumber(row);
        if (function == read) {
            return state;
        }
        if (function == write) {
            return operations.argumentCell(row);
        }
        return function == compareAndSet ? operations.secondOf(operations.argumentCell(row)) : Operations.NO_VALUE;
    }
}
