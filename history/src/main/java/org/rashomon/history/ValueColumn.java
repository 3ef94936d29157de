package org.rashomon.history;

/**
 * A column of values in eight bytes each: ordinary numbers stand in the cell itself, everything else is interned and
 * the cell holds its number. The lowest bit tells the two apart.
 */
final class ValueColumn {

    private final LongColumn cells = new LongColumn();
    private final Interner<Value> others;

    ValueColumn(Interner<Value> others) {
        this.others = others;
    }

    void add(Value value) {
        cells.add(encode(value));
    }

    void set(int row, Value value) {
        cells.set(row, encode(value));
    }

    Value get(int row) {
        var cell = cells.get(row);
        return (cell & 1) == 0 ? new Value.Int(cell >> 1) : others.thing((int) (cell >> 1));
    }

    private long encode(Value value) {
        if (value instanceof Value.Int(var number) && (number << 1) >> 1 == number) {
            return number << 1;
        }
        return ((long) others.number(value) << 1) | 1;
    }
}
