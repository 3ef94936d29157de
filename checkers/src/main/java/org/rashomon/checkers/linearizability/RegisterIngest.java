package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.OperationBatch;
import org.rashomon.history.Operations;

/**
 * Reads the operations of all registers of a history into columns, without an object for any of them. Operations that
 * certainly had no effect, and unanswered ones that only read, neither observe nor leave anything.
 *
 * <p>A register's values lie mostly close together, whether they are counted numbers or interned texts; then a value's
 * code is its distance from the least of its register. Or the values of all registers together do; then it is the
 * distance from the least of all. Otherwise a hash table numbers them.
 */
final class RegisterIngest {

    /** How many codes there may be for each operation before a hash table is smaller than a range. */
    private static final int SPARSE = 8;

    private final History history;
    private final Operations operations;
    private final Keys keys;
    private final RegisterColumns.Draft draft;
    private final int read;
    private final int swap;
    private final int delete;

    private RegisterIngest(History history, Keys keys) {
        this.history = history;
        this.keys = keys;
        operations = history.operations();
        draft = new RegisterColumns.Draft(keys.operations(), keys.count(), keys.operations() < operations.size());
        read = operations.functions().indexOf(Function.READ);
        swap = operations.functions().indexOf(Function.COMPARE_AND_SET);
        delete = operations.functions().indexOf(Function.DELETE);
    }

    /**
     * Some keys that are numbered one after the other.
     *
     * @param first the number of the first
     * @param count how many there are
     * @param operations how many operations they have
     */
    record Keys(int first, int count, int operations) {

        static Keys all(History history) {
            return new Keys(
                    0, history.operations().keys().size(), history.operations().size());
        }
    }

    /** The columns. */
    static RegisterColumns read(History history, Keys keys) {
        var ingest = new RegisterIngest(history, keys);
        var ranges = new Ranges(keys.count());
        ingest.sort(ranges);
        return ingest.columns(ranges);
    }

    /** The columns, with codes that no two registers share. */
    static RegisterColumns readApart(History history, Keys keys) {
        var ingest = new RegisterIngest(history, keys);
        ingest.sort(new Ranges(keys.count()));
        return ingest.columns(new Hashed(keys.count()));
    }

    /** Tells the operations apart by kind, and sees how far the values of each register lie apart. */
    private void sort(Ranges ranges) {
        for (var batch = operations.batch(); batch.next(); ) {
            for (var at = 0; at < batch.size(); at++) {
                var key = batch.key(at) - keys.first();
                if (key >= 0 && key < keys.count()) {
                    sort(batch, at, key, ranges);
                }
            }
        }
        for (var i = 0; i < draft.swaps.size(); i++) {
            var row = draft.row(draft.swaps.get(i));
            if (!Operations.isPair(operations.argumentCell(row))) {
                throw new IllegalArgumentException("a compare-and-set has two values, not " + operations.argument(row));
            }
            ranges.see(key(row), operations.firstOf(operations.argumentCell(row)));
            ranges.see(key(row), operations.secondOf(operations.argumentCell(row)));
        }
    }

    private void sort(OperationBatch batch, int at, int key, Ranges ranges) {
        var function = batch.function(at);
        var counts = !batch.isFailed(at);
        var op = draft.add((int) batch.invoked(at), batch.isOk(at) ? (int) batch.completed(at) : Subhistory.NEVER, key);
        draft.noteRow(op, batch.first() + at);
        draft.readers.addIf(function == read && batch.isOk(at), op);
        draft.swaps.addIf(function == swap && counts, op);
        draft.writers.addIf(function != read && function != swap && counts, op);
        var cell = function == read ? batch.result(at) : batch.argument(at);
        ranges.see(key, counts && function != swap && function != delete ? cell : Operations.NO_VALUE);
    }

    private int key(int row) {
        return operations.keyNumber(row) - keys.first();
    }

    private long written(int row) {
        return delete >= 0 && operations.functionNumber(row) == delete
                ? Operations.NO_VALUE
                : operations.argumentCell(row);
    }

    private RegisterColumns columns(Ranges ranges) {
        var most = (long) SPARSE * keys.operations() + ranges.initial.length;
        if (ranges.layOut() <= most) {
            return columns((Coding) ranges);
        }
        return columns(ranges.share() <= most ? ranges : new Hashed(ranges.initial.length));
    }

    private RegisterColumns columns(Coding coding) {
        code(coding);
        return draft.finish(coding.initial(), Math.toIntExact(history.events()), coding.size(), coding.isShared());
    }

    private void code(Coding coding) {
        for (var i = 0; i < draft.writers.size(); i++) {
            var op = draft.writers.get(i);
            var row = draft.row(op);
            draft.writes[op] = coding.code(key(row), written(row));
        }
        for (var i = 0; i < draft.readers.size(); i++) {
            var op = draft.readers.get(i);
            var row = draft.row(op);
            draft.observes[op] = coding.code(key(row), operations.resultCell(row));
        }
        for (var i = 0; i < draft.swaps.size(); i++) {
            var op = draft.swaps.get(i);
            var row = draft.row(op);
            var sides = operations.argumentCell(row);
            var expected = coding.code(key(row), operations.firstOf(sides));
            var next = coding.code(key(row), operations.secondOf(sides));
            draft.observes[op] = expected;
            draft.writes[op] = next == expected ? RegisterColumns.NOTHING : next;
        }
    }

    /** Numbers the values of each register. */
    private interface Coding {

        int code(int key, long cell);

        /** For each register the code of its initial value. */
        int[] initial();

        int size();

        /** Whether equal values of different registers have the same code. */
        boolean isShared();
    }

    private static final class Ranges implements Coding {

        private final int[] initial;
        /** For each register the code of its least value. */
        private final int[] base;

        private final long[] least;
        private final long[] greatest;
        private boolean isShared;
        private long differences;
        private long anyCell = Operations.NO_VALUE;
        private int shift;
        private long size;

        Ranges(int keys) {
            initial = new int[keys];
            base = new int[keys];
            least = new long[keys];
            greatest = new long[keys];
            Arrays.fill(least, Long.MAX_VALUE);
            Arrays.fill(greatest, Long.MIN_VALUE);
        }

        void see(int key, long cell) {
            if (cell != Operations.NO_VALUE) {
                least[key] = Math.min(least[key], cell);
                greatest[key] = Math.max(greatest[key], cell);
                anyCell = anyCell == Operations.NO_VALUE ? cell : anyCell;
                differences |= cell ^ anyCell;
            }
        }

        /** Lays the ranges side by side; answers how many codes there are, at most one more than an int can be. */
        long layOut() {
            shift = differences == 0 ? 0 : Long.numberOfTrailingZeros(differences);
            for (var key = 0; key < initial.length && size <= Integer.MAX_VALUE; key++) {
                initial[key] = (int) size;
                base[key] = (int) size + 1;
                size = Math.min(size + 1 + length(least[key], greatest[key]), 1L + Integer.MAX_VALUE);
            }
            return size;
        }

        /** Lays the ranges over each other, for registers that write different values; answers the same. */
        long share() {
            isShared = true;
            var lowest = Arrays.stream(least).min().orElse(0);
            size = length(lowest, Arrays.stream(greatest).max().orElse(0));
            for (var key = 0; key < initial.length && size <= Integer.MAX_VALUE; key++) {
                base[key] = 0;
                least[key] = lowest;
                initial[key] = (int) size++;
            }
            return size;
        }

        private long length(long from, long to) {
            var length = from > to ? 0 : ((to - from) >>> shift) + 1;
            return length < 0 || length > Integer.MAX_VALUE ? 1L + Integer.MAX_VALUE : length;
        }

        @Override
        public int code(int key, long cell) {
            return cell == Operations.NO_VALUE ? initial[key] : base[key] + (int) ((cell - least[key]) >>> shift);
        }

        @Override
        public int[] initial() {
            return initial;
        }

        @Override
        public int size() {
            return (int) size;
        }

        @Override
        public boolean isShared() {
            return isShared;
        }
    }

    private static final class Hashed implements Coding {

        private final LongIntMap cells = new LongIntMap(1 << 10);
        private final LongIntMap codes = new LongIntMap(1 << 10);
        private final int[] initial;

        Hashed(int keys) {
            initial = new int[keys];
            for (var key = 0; key < keys; key++) {
                initial[key] = code(key, Operations.NO_VALUE);
            }
        }

        @Override
        public int code(int key, long cell) {
            return codes.number((long) cells.number(cell) << Integer.SIZE | key);
        }

        @Override
        public int[] initial() {
            return initial;
        }

        @Override
        public int size() {
            return codes.size();
        }

        @Override
        public boolean isShared() {
            return false;
        }
    }
}
