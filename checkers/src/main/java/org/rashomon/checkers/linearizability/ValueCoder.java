package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rashomon.history.Value;

/** Numbers the values of one partition densely from 0; {@link Value#NONE} is 0. */
final class ValueCoder {

    static final int NONE = 0;

    private final LongIntMap ints;
    private final Map<Value, Integer> others = new HashMap<>();
    private final Map<Integer, Value> otherOf = new HashMap<>();
    private long[] intOf;
    private int size;

    ValueCoder(int expected) {
        ints = new LongIntMap(expected);
        intOf = new long[Math.max(16, expected)];
        code(Value.NONE);
    }

    int code(Value value) {
        return value instanceof Value.Int(var number) ? code(number) : codeOther(value);
    }

    int code(long number) {
        var known = ints.get(number);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        ints.put(number, size);
        if (size == intOf.length) {
            intOf = Arrays.copyOf(intOf, size * 2);
        }
        intOf[size] = number;
        return size++;
    }

    Value value(int code) {
        var other = otherOf.get(code);
        return other != null ? other : Value.of(intOf[code]);
    }

    int size() {
        return size;
    }

    private int codeOther(Value value) {
        var known = others.get(value);
        if (known != null) {
            return known;
        }
        others.put(value, size);
        otherOf.put(size, value);
        if (size == intOf.length) {
            intOf = Arrays.copyOf(intOf, size * 2);
        }
        return size++;
    }
}
