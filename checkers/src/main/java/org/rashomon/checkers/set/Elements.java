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

/**
 * The adds and removes of every element of every set and list, or of every field of every map, found by key and
 * element.
 */
final class Elements {

    /** What was done to one element; rows in the order of their invocations, failed ones apart. */
    static final class History {
        final List<Integer> adds = new ArrayList<>();
        final List<Integer> removes = new ArrayList<>();
        final List<Integer> failedAdds = new ArrayList<>();
    }

    private static final History NOTHING = new History();

    private final Operations operations;
    private final Holder holder;
    private final Map<Integer, Map<Value, History>> ofKeys = new HashMap<>();
    private final BitSet keys = new BitSet();
    private boolean tellsReplacements;
    private long removes;

    Elements(Operations operations, Holder holder) {
        this.operations = operations;
        this.holder = holder;
        for (var row = 0; row < operations.size(); row++) {
            if (isAdd(row)) {
                keys.set(operations.keyNumber(row));
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            if (isUpdate(row)) {
                enter(row);
                tellsReplacements |= !operations.overwrites(row).isEmpty();
            }
        }
    }

    /** Whether a row changes a set or a list. */
    boolean isUpdate(int row) {
        var function = operations.function(row);
        return keys.get(operations.keyNumber(row))
                && (isAdd(row) || function.equals(Function.REMOVE) || function.equals(Function.DELETE));
    }

    /** Whether a row puts an element in. */
    boolean isAdd(int row) {
        return holder.isAdd(operations.function(row));
    }

    private void enter(int row) {
        var failed = operations.outcome(row) == Outcome.FAIL;
        if (isAdd(row)) {
            var history = entry(row, element(row));
            (failed ? history.failedAdds : history.adds).add(row);
        } else if (!failed) {
            removes++;
            // A delete empties the set; it is entered under the one element that no client can name.
            entry(row, element(row)).removes.add(row);
        }
    }

    /** The element that a row adds or removes; {@link Value#NONE} for a delete, which is about all of them. */
    Value element(int row) {
        var function = operations.function(row);
        return function.equals(Function.DELETE) ? Value.NONE : Holder.element(function, operations.argument(row));
    }

    /** The elements that a read shows. */
    List<Value> shown(int read) {
        return holder.shown(operations.result(read));
    }

    private History entry(int row, Value element) {
        return ofKeys.computeIfAbsent(operations.keyNumber(row), key -> new HashMap<>())
                .computeIfAbsent(element, name -> new History());
    }

    /** The numbers of the keys that hold elements. */
    BitSet keys() {
        return keys;
    }

    /** Whether the store tells which adds an update took the place of. */
    boolean tellsReplacements() {
        return tellsReplacements;
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
