package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.rashomon.checkers.linearizability.Certificate.Linearization;

/**
 * Operations on registers as columns of numbers, in the order of their calls. Each value of each register has a code,
 * so that all registers of a history can be looked at together. An operation that says nothing neither observes nor
 * writes.
 */
final class RegisterColumns {

    /** Stands for the value that a write observes, or that a read leaves. */
    static final int NOTHING = -1;

    private static final int[] ONE_OBJECT = {};
    private static final int[] ALL_ROWS = {};

    /** The event of the call. */
    final int[] call;

    /** The event of the return, or {@link Subhistory#NEVER}. */
    final int[] ret;

    /** The code of the value that the operation found, or {@link #NOTHING} when it did not look. */
    final int[] observes;

    /** The code of the value that the operation leaves, or {@link #NOTHING} when it only looks. */
    final int[] writes;

    /** The operations that only look and returned; those that only write; and the compare-and-sets. */
    final Ops readers;

    final Ops writers;
    final Ops swaps;

    /** For each register the code of its initial value. */
    final int[] initial;

    final int size;
    final int events;
    final int codes;

    /** Whether equal values of different registers have the same code, so that only their writers tell them apart. */
    final boolean isShared;

    private final int[] object;
    private final int[] rows;

    private RegisterColumns(Draft draft, int[] initial, int events, Codes codes) {
        call = draft.call;
        ret = draft.ret;
        observes = draft.observes;
        writes = draft.writes;
        readers = draft.readers;
        writers = draft.writers;
        swaps = draft.swaps;
        object = draft.object;
        rows = draft.rows;
        size = draft.size;
        this.initial = initial;
        this.events = events;
        this.codes = codes.count();
        isShared = codes.isShared();
    }

    private record Codes(int count, boolean isShared) {}

    /** One register. */
    static RegisterColumns of(Subhistory history) {
        var register = new RegisterView(history);
        var draft = new Draft(history.size(), 1, false);
        for (var op = 0; op < history.size(); op++) {
            var observed = register.observes(op);
            var written = register.writes(op);
            draft.add(history.call[op], history.ret[op], 0);
            draft.readers.addIf(observed >= 0 && written < 0 && history.returns(op), op);
            draft.writers.addIf(observed < 0 && written >= 0, op);
            draft.swaps.addIf(observed >= 0 && written >= 0, op);
            draft.observes[op] = observed;
            draft.writes[op] = written;
        }
        return draft.finish(new int[] {ValueCoder.NONE}, history.events.length, history.values.size(), false);
    }

    /** Whether an operation returned. */
    boolean returns(int op) {
        return ret[op] != Subhistory.NEVER;
    }

    /** The number of the register that an operation concerns. */
    int object(int op) {
        return object.length == 0 ? 0 : object[op];
    }

    /** The row among the operations of the history; the operation's own number when the columns hold all of them. */
    int row(int op) {
        return rows.length == 0 ? op : rows[op];
    }

    /** Passes on every operation that returned, found a value, and left it as it was. */
    void forEachReader(IntConsumer consumer) {
        for (var i = 0; i < readers.size; i++) {
            consumer.accept(readers.ops[i]);
        }
        for (var i = 0; i < swaps.size; i++) {
            if (writes[swaps.ops[i]] < 0 && returns(swaps.ops[i])) {
                consumer.accept(swaps.ops[i]);
            }
        }
    }

    /** An order of operations, told apart into one for each register. */
    Linearization byObject(int[] order) {
        var start = new int[initial.length];
        for (var op : order) {
            start[object(op)]++;
        }
        var orders = new ArrayList<int[]>();
        for (var length : start) {
            orders.add(new int[length]);
        }
        Arrays.fill(start, 0);
        for (var op : order) {
            orders.get(object(op))[start[object(op)]++] = op;
        }
        return new Linearization(orders);
    }

    /** Some operations, ascending. Kept apart by kind, so that no processor need guess the kind of each. */
    static final class Ops {

        private final int[] ops;
        private int size;

        private Ops(int capacity) {
            ops = new int[capacity];
        }

        int size() {
            return size;
        }

        int get(int index) {
            return ops[index];
        }

        /** Adds an operation on a condition, without a branch. */
        void addIf(boolean wanted, int op) {
            ops[size] = op;
            size += wanted ? 1 : 0;
        }
    }

    /** Columns that are being filled. */
    static final class Draft {

        final int[] observes;
        final int[] writes;
        final Ops readers;
        final Ops writers;
        final Ops swaps;
        private final int[] call;
        private final int[] ret;
        private final int[] object;
        private final int[] rows;
        private int size;

        /** For that many operations, which may be only some of a history's. */
        Draft(int capacity, int objects, boolean isPart) {
            call = new int[capacity];
            ret = new int[capacity];
            observes = new int[capacity];
            writes = new int[capacity];
            Arrays.fill(observes, NOTHING);
            Arrays.fill(writes, NOTHING);
            readers = new Ops(capacity + 1);
            writers = new Ops(capacity + 1);
            swaps = new Ops(capacity + 1);
            object = objects > 1 ? new int[capacity] : ONE_OBJECT;
            rows = isPart ? new int[capacity] : ALL_ROWS;
        }

        /** Adds an operation that says nothing yet; answers its number. */
        int add(int called, int returned, int register) {
            if (object.length > 0) {
                object[size] = register;
            }
            call[size] = called;
            ret[size] = returned;
            return size++;
        }

        /** Notes the row of an operation, if not all rows are there. */
        void noteRow(int op, int row) {
            if (rows.length > 0) {
                rows[op] = row;
            }
        }

        /** As {@link RegisterColumns#row}. */
        int row(int op) {
            return rows.length == 0 ? op : rows[op];
        }

        RegisterColumns finish(int[] initial, int events, int codes, boolean isShared) {
            return new RegisterColumns(this, initial, events, new Codes(codes, isShared));
        }
    }
}
