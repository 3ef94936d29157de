package org.rashomon.history;

import java.util.List;

/**
 * A column of values in eight bytes each, called cells. An ordinary number stands in the cell itself, the two sides of
 * a compare-and-set in a pool of cells, and everything else is interned. The lowest bits tell them apart, so that two
 * cells that are no pairs are equal exactly when their values are.
 */
final class ValueColumn {

    private static final int TAG_BITS = 2;
    private static final int INTERNED = 0b01;
    private static final int PAIR = 0b11;

    private final LongColumn cells = new LongColumn();
    private final Pool pool;

    ValueColumn(Pool pool) {
        this.pool = pool;
    }

    /** What the columns of one history share. */
    static final class Pool {

        private final Interner<Value> interned = new Interner<>();
        private final LongColumn sides = new LongColumn();

        Pool() {
            interned.number(Value.NONE);
        }

        Value value(long cell) {
            if ((cell & 1) == 0) {
                return new Value.Int(cell >> 1);
            }
            return isPair(cell)
                    ? new Value.Sequence(List.of(value(side(cell, 0)), value(side(cell, 1))))
                    : interned.thing((int) (cell >> TAG_BITS));
        }

        long side(long pair, int index) {
            return sides.get((int) (pair >> TAG_BITS) + index);
        }

        private long pair(Value first, Value second) {
            var at = sides.size();
            sides.add(cell(first));
            sides.add(cell(second));
            return ((long) at << TAG_BITS) | PAIR;
        }

        private long cell(Value value) {
            if (value instanceof Value.Int(var number) && (number << 1) >> 1 == number) {
                return number << 1;
            }
            return ((long) interned.number(value) << TAG_BITS) | INTERNED;
        }
    }

    static boolean isPair(long cell) {
        return (cell & PAIR) == PAIR;
    }

    void add(Value value) {
        cells.add(pool.cell(value));
    }

    /** Adds the sequence of two values as a pair. */
    void addPair(Value first, Value second) {
        cells.add(pool.pair(first, second));
    }

    void set(int row, Value value) {
        cells.set(row, pool.cell(value));
    }

    Value get(int row) {
        return pool.value(cells.get(row));
    }

    long cell(int row) {
        return cells.get(row);
    }

    void copy(int first, int count, long[] into) {
        cells.copy(first, count, into);
    }
}
