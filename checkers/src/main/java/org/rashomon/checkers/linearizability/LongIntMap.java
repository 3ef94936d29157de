package org.rashomon.checkers.linearizability;

/** An open-addressing map from longs to non-negative ints, without boxing. */
final class LongIntMap {

    static final int ABSENT = -1;

    private long[] keys;
    private int[] values;
    private int size;

    LongIntMap(int expected) {
        var capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        keys = new long[capacity];
        values = new int[capacity];
    }

    int get(long key) {
        return values[find(key)] - 1;
    }

    void put(long key, int value) {
        var at = find(key);
        if (values[at] == 0) {
            keys[at] = key;
            size++;
        }
        values[at] = value + 1;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    /** The number of a key: the count of keys before it, when it is new. */
    int number(long key) {
        var at = find(key);
        if (values[at] == 0) {
            put(key, size);
            return size - 1;
        }
        return values[at] - 1;
    }

    int size() {
        return size;
    }

    long bytes() {
        return keys.length * 12L;
    }

    private int find(long key) {
        var mask = keys.length - 1;
        var at = (int) (mix(key) >>> 32) & mask;
        while (values[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Spreads every bit of the key over the upper half, by the multiplier of Fibonacci hashing. */
    static long mix(long key) {
        var product = key * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> 29);
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                var at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
