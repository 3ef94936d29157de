package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.Subhistory.Columns;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Reads some operations of one object from the history into a subhistory. */
final class SubhistoryReader {

    private final Operations operations;
    private final Columns columns;
    private final ValueCoder values;
    private final List<Function> functions = new ArrayList<>();

    private SubhistoryReader(Operations operations, Columns columns) {
        this.operations = operations;
        this.columns = columns;
        values = new ValueCoder(columns.row().length / 2);
    }

    /**
     * Reads operations whose order is known.
     *
     * @param events twice the operation's number, plus 1 for a return, in their order
     * @param rows the operations, at their numbers
     */
    static Subhistory read(Operations operations, int[] events, int[] rows) {
        var size = rows.length;
        var columns = new Columns(events, rows, new byte[size], new int[size], new int[size]);
        var reader = new SubhistoryReader(operations, columns);
        for (var op = 0; op < size; op++) {
            reader.code(op, rows[op]);
        }
        return new Subhistory(columns, reader.functions, reader.values);
    }

    /** Reads a few operations, given in the order of their calls. */
    static Subhistory read(Operations operations, int[] rows) {
        var events = IntStream.range(0, 2 * rows.length)
                .filter(event -> (event & 1) == 0 || operations.outcome(rows[event >> 1]) == Outcome.OK)
                .boxed()
                .sorted(Comparator.comparingLong(event -> index(operations, rows[event >> 1], event & 1)))
                .mapToInt(Integer::intValue)
                .toArray();
        return read(operations, events, Arrays.copyOf(rows, rows.length));
    }

    private static long index(Operations operations, int row, int isReturn) {
        return isReturn == 0 ? operations.invokedIndex(row) : operations.completedIndex(row);
    }

    private void code(int op, int row) {
        var function = operations.function(row);
        columns.function()[op] = (byte) number(function);
        var argument = operations.argument(row);
        if (function.equals(Function.COMPARE_AND_SET)
                && argument instanceof Value.Sequence(var sides)
                && sides.size() == 2) {
            columns.first()[op] = values.code(sides.get(0));
            columns.second()[op] = values.code(sides.get(1));
            return;
        }
        columns.first()[op] = values.code(argument);
        columns.second()[op] =
                operations.outcome(row) == Outcome.OK ? values.code(operations.result(row)) : Subhistory.UNKNOWN;
    }

    /** There are only a few, so looking through them is the fastest. */
    private int number(Function function) {
        var known = functions.indexOf(function);
        if (known < 0) {
            functions.add(function);
            return functions.size() - 1;
        }
        return known;
    }
}
