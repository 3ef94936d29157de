package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.List;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * The operations on one object as columns. Operations are numbered from 0 in the order of invocation; time is the
 * position of an event among this object's events. Operations that surely had no effect are not in it.
 */
final class Subhistory {

    /** The return of an operation that nobody saw return: it may take effect at any time after its call, or never. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Stands for the result of an operation that was never answered. */
    static final int UNKNOWN = -1;

    private static final String CAS = Function.COMPARE_AND_SET.name();

    /** Each event as twice the operation's number, plus 1 when it is the return. */
    final int[] events;

    final int[] call;
    final int[] ret;
    /** The operation's row among the operations of the whole history. */
    final int[] row;

    final byte[] function;
    /** The argument's code; for a compare-and-set that of the expected value. */
    final int[] first;
    /** The result's code or {@link #UNKNOWN}; for a compare-and-set the code of the new value. */
    final int[] second;

    final List<Function> functions;
    final ValueCoder values;

    Subhistory(Columns columns, List<Function> functions, ValueCoder values) {
        this.events = columns.events;
        this.row = columns.row;
        this.function = columns.function;
        this.first = columns.first;
        this.second = columns.second;
        this.functions = List.copyOf(functions);
        this.values = values;
        call = new int[row.length];
        ret = new int[row.length];
        Arrays.fill(ret, NEVER);
        for (var at = 0; at < events.length; at++) {
            var times = (events[at] & 1) == 0 ? call : ret;
            times[events[at] >> 1] = at;
        }
    }

    /** The columns that a subhistory is made of; each as long as there are operations, but for the events. */
    @SuppressWarnings("ArrayRecordComponent") // columns are arrays, and nobody compares them
    record Columns(int[] events, int[] row, byte[] function, int[] first, int[] second) {}

    int size() {
        return row.length;
    }

    boolean returns(int op) {
        return ret[op] != NEVER;
    }

    /** The index in the whole history of an event of this object. */
    long index(int event, History whole) {
        var operations = whole.operations();
        var of = row[events[event] >> 1];
        return (events[event] & 1) == 0 ? operations.invokedIndex(of) : operations.completedIndex(of);
    }

    /** The event of this object that has an index in the whole history. */
    int position(long index, History whole) {
        var position = 0;
        while (index(position, whole) < index) {
            position++;
        }
        return position;
    }

    /** The operation as a model sees it. */
    Call callOf(int op) {
        return call(functions.get(function[op]), first[op], second[op]);
    }

    Call call(Function does, int firstCode, int secondCode) {
        if (does.name().equals(CAS)) {
            var sides = Value.of(List.of(values.value(firstCode), values.value(secondCode)));
            return new Call(does, sides, Value.NONE, Outcome.OK);
        }
        return secondCode == UNKNOWN
                ? new Call(does, values.value(firstCode), Value.NONE, Outcome.INFO)
                : new Call(does, values.value(firstCode), values.value(secondCode), Outcome.OK);
    }

    /**
     * Some of the operations, ascending, seen from one event to another, both included. One that was called before
     * stands at the beginning and never returns; one that returned before must not be among them; one that returns
     * later never does.
     */
    Subhistory select(int[] ops, int from, int to) {
        var kept = ops.length;
        while (kept > 0 && call[ops[kept - 1]] > to) {
            kept--;
        }
        var columns = new Columns(new int[2 * kept], new int[kept], new byte[kept], new int[kept], new int[kept]);
        var length = 0;
        for (var number = 0; number < kept; number++) {
            copy(ops[number], columns, number);
            if (call[ops[number]] < from) {
                columns.events[length++] = number << 1;
            }
        }
        for (var at = from; at <= to && at < events.length; at++) {
            var op = events[at] >> 1;
            var number = Arrays.binarySearch(ops, 0, kept, op);
            var seen = (events[at] & 1) == 0 || call[op] >= from;
            if (number >= 0 && seen) {
                columns.events[length++] = (number << 1) | (events[at] & 1);
            }
        }
        return new Subhistory(
                new Columns(
                        Arrays.copyOf(columns.events, length),
                        columns.row,
                        columns.function,
                        columns.first,
                        columns.second),
                functions,
                values);
    }

    private void copy(int op, Columns columns, int number) {
        columns.row[number] = row[op];
        columns.function[number] = function[op];
        columns.first[number] = first[op];
        columns.second[number] = second[op];
    }
}
