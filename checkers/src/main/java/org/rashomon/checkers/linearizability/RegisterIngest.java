package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import org.rashomon.history.Function;
import org.rashomon.history.History;
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
    private static final int SPARSE = 4;

    private final History history;
    private final Operations operations;
    private final RegisterColumns.Draft draft;
    /** The operations that make a register empty; they are among the draft's writers. */
    private boolean hasDeletes;

    private RegisterIngest(History history) {
        this.history = history;
        operations = history.operations();
        draft = new RegisterColumns.Draft(operations.size(), operations.keys().size());
    }

    /** The columns; operations keep their rows as numbers. */
    static RegisterColumns read(History history) {
        var ingest = new RegisterIngest(history);
        ingest.sort();
        return ingest.columns(ingest.ranges());
    }

    /** The columns, with codes that no two registers share. */
    static RegisterColumns readApart(History history) {
        var ingest = new RegisterIngest(history);
        ingest.sort();
        return ingest.columns(new Hashed(history.operations().keys().size()));
    }

    /** Tells the operations apart by kind. */
    private void sort() {
        var functions = operations.functions();
        var read = functions.indexOf(Function.READ);
        var swap = functions.indexOf(Function.COMPARE_AND_SET);
        hasDeletes = functions.contains(Function.DELETE);
        for (var batch = operations.batch(); batch.next(); ) {
            for (var at = 0; at < batch.size(); at++) {
                var function = batch.function(at);
                var counts = !batch.isFailed(at);
                var op = draft.add(
                        (int) batch.invoked(at),
                        batch.isOk(at) ? (int) batch.completed(at) : Subhistory.NEVER,
                        batch.key(at));
                draft.readers.addIf(function == read && batch.isOk(at), op);
                draft.swaps.addIf(function == swap && counts, op);
                draft.writers.addIf(function != read && function != swap && counts, op);
            }
        }
    }

    /** How far the values of each register lie apart. */
    private Ranges ranges() {
        var ranges = new Ranges(operations.keys().size());
        for (var i = 0; i < draft.readers.size(); i++) {
            var row = draft.readers.get(i);
            ranges.see(operations.keyNumber(row), operations.resultCell(row));
        }
        for (var i = 0; i < draft.writers.size(); i++) {
            var row = draft.writers.get(i);
            ranges.see(operations.keyNumber(row), written(row));
        }
        for (var i = 0; i < draft.swaps.size(); i++) {
            var row = draft.swaps.get(i);
            if (!Operations.isPair(operations.argumentCell(row))) {
                throw new IllegalArgumentException("a compare-and-set has two values, not " + operations.argument(row));
            }
            ranges.see(operations.keyNumber(row), operations.firstOf(operations.argumentCell(row)));
            ranges.see(operations.keyNumber(row), operations.secondOf(operations.argumentCell(row)));
        }
        return ranges;
    }

    private long written(int row) {
        return hasDeletes && operations.function(row).equals(Function.DELETE)
                ? Operations.NO_VALUE
                : operations.argumentCell(row);
    }

    private RegisterColumns columns(Ranges ranges) {
        var most = (long) SPARSE * operations.size() + ranges.initial.length;
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
            var row = draft.writers.get(i);
            draft.writes[row] = coding.code(operations.keyNumber(row), written(row));
        }
        for (var i = 0; i < draft.readers.size(); i++) {
            var row = draft.readers.get(i);
            draft.observes[row] = coding.code(operations.keyNumber(row), operations.resultCell(row));
        }
        for (var i = 0; i < draft.swaps.size(); i++) {
            var row = draft.swaps.get(i);
            var sides = operations.argumentCell(row);
            var expected = coding.code(operations.keyNumber(row), operations.firstOf(sides));
            var next = coding.code(operations.keyNumber(row), operations.secondOf(sides));
            draft.observes[row] = expected;
            draft.writes[row] = next == expected ? RegisterColumns.NOTHING : next;
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
