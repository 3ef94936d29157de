package org.rashomon.checkers;

import java.util.List;
import org.rashomon.history.History;
import org.rashomon.history.Operations;

/** The invocations and completions of a history in the order in which they happened. */
public final class EventOrder {

    /** Is told of each event that belongs to an operation. */
    public interface Visitor {
        void invoked(int row);

        void completed(int row);
    }

    private EventOrder() {}

    /** Walks from the first event to the last. */
    public static void walk(History history, Visitor visitor) {
        var operations = history.operations();
        for (var cell : cells(operations, Math.toIntExact(history.events()))) {
            if (cell > 0) {
                visitor.invoked(cell - 1);
            } else if (cell < 0) {
                visitor.completed(-cell - 1);
            }
        }
    }

    /** How many of these rows, which stand in the order of their invocations, were invoked before an event. */
    public static int invokedBefore(Operations operations, List<Integer> rows, long event) {
        var low = 0;
        var high = rows.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (operations.invokedIndex(rows.get(middle)) < event) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** For each event the row it belongs to, plus one; negative for completions, 0 for events of other kinds. */
    private static int[] cells(Operations operations, int events) {
        var cells = new int[events];
        for (var row = 0; row < operations.size(); row++) {
            cells[(int) operations.invokedIndex(row)] = row + 1;
            if (operations.completedIndex(row) != Operations.NEVER) {
                cells[(int) operations.completedIndex(row)] = -row - 1;
            }
        }
        return cells;
    }
}
