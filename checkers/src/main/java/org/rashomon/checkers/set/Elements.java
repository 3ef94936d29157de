package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** The adds and removes of every element of every set, found by key and element. */
final class Elements {

    /** What was done to one element; rows in the order of their invocations, failed ones apart. */
    static final class History {
        final List<Integer> adds = new ArrayList<>();
        final List<Integer> removes = new ArrayList<>();
        final List<Integer> failedAdds = new ArrayList<>();
    }

    private static final History NOTHING = new History();

    private final Operations operations;
    private final Map<Integer, Map<Value, History>> ofKeys = new HashMap<>();
    private final BitSet keys = new BitSet();
    private long removes;

    Elements(Operations operations) {
        this.operations = operations;
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.ADD)) {
                keys.set(operations.keyNumber(row));
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            if (isUpdate(row)) {
                enter(row);
            }
        }
    }

    /** Whether a row changes a set. */
    boolean isUpdate(int row) {
        var function = operations.function(row);
        return keys.get(operations.keyNumber(row))
                && (function.equals(Function.ADD) || function.equals(Function.REMOVE) || function.equals(Function.DELETE));
    }

    private void enter(int row) {
        var failed = operations.outcome(row) == Outcome.FAIL;
        if (operations.function(row).equals(Function.ADD)) {
            var history = entry(row, operations.argument(row));
            (failed ? history.failedAdds : history.adds).add(row);
        } else if (!failed) {
            removes++;
            // A delete empties the set; it is entered under the one element that no client can name.
            entry(row, element(row)).removes.add(row);
        }
    }

    private Value element(int row) {
        return operations.function(row).equals(Function.DELETE) ? Value.NONE : operations.argument(row);
    }

    private History entry(int row, Value element) {
        return ofKeys.computeIfAbsent(operations.keyNumber(row), key -> new HashMap<>())
                .computeIfAbsent(element, name -> new History());
    }

    /** The numbers of the keys that hold sets. */
    BitSet keys() {
        return keys;
    }

    /** How many removes and deletes there are. */
    long removes() {
        return removes;
    }

    History of(int key, Value element) {
        return ofKeys.getOrDefault(key, Map.of()).getOrDefault(element, NOTHING);
    }

    /** The deletes of a whole set. */
    List<Integer> deletes(int key) {
        return of(key, Value.NONE).removes;
    }

    /** Every element that was ever added to a key, with what was done to it. */
    Map<Value, History> all(int key) {
        return ofKeys.getOrDefault(key, Map.of());
    }
}
