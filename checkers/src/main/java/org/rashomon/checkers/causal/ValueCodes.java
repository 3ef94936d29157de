package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Value;

/** Numbers for values: ordinary whole numbers stand for themselves, doubled; everything else is numbered, oddly. */
final class ValueCodes {

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    long code(Value value) {
        if (value instanceof Value.Int(var number) && (number << 1) >> 1 == number) {
            return number << 1;
        }
        return other(value, value.toString());
    }

    /** The code of the deletion of that row, which is equal to nothing else. */
    long deletion(int row) {
        return other(row, "nothing");
    }

    String text(long code) {
        return (code & 1) == 0 ? Long.toString(code >> 1) : texts.get((int) (code >> 1));
    }

    private long other(Object thing, String text) {
        var known = numbers.putIfAbsent(thing, texts.size());
        if (known == null) {
            texts.add(text);
        }
        return (long) (known == null ? texts.size() - 1 : known) << 1 | 1;
    }
}
