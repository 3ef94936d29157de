package org.rashomon.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers equal things with the same small number, counted from 0 in order of first sight. */
final class Interner<T> {

    /** Things looked through one by one, before any hash is computed: mostly there are only a few. */
    private static final int FEW = 8;

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();

    @SuppressWarnings("ReferenceEquality") // the same thing is equal, and others are looked up
    int number(T thing) {
        for (var number = 0; number < Math.min(FEW, things.size()); number++) {
            if (things.get(number) == thing) {
                return number;
            }
        }
        var known = numbers.putIfAbsent(thing, things.size());
        if (known != null) {
            return known;
        }
        things.add(thing);
        return things.size() - 1;
    }

    T thing(int number) {
        return things.get(number);
    }

    List<T> things() {
        return Collections.unmodifiableList(things);
    }
}
