package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.FunctionSet;
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
        final Value element;
        /** Its place among the elements of its key. */
        final int number;

        final List<Integer> adds = new ArrayList<>(2);
        final List<Integer> removes = new ArrayList<>(2);
        final List<Integer> failedAdds = new ArrayList<>(0);
        /** What came behind it in the last read, which it will again in most. */
        private @Nullable History next;
        /** One more than the read that was last noted to show it. */
        private int shownBy;

        History(Value element, int number) {
            this.element = element;
            this.number = number;
        }

        /** Notes that a read shows it; false if that was noted before. */
        boolean noteShownBy(int read) {
            var isNew = !isShownBy(read);
            shownBy = read + 1;
            return isNew;
        }

        /** Whether that was noted, and of no later read. */
        boolean isShownBy(int read) {
            return shownBy == read + 1;
        }
    }

    /** Stands for an element of which nothing is known. */
    static final History NOTHING = new History(Value.NONE, -1);

    private final Operations operations;
    private final Holder holder;
    private final FunctionSet adds;
    private final FunctionSet updates;
    private final List<Map<Value, History>> ofKeys = new ArrayList<>();
    /** For each update the element that it is about. */
    private final @Nullable History[] ofRows;
    /** What stands before the first element of each key. */
    private final History[] heads;

    private final BitSet keys = new BitSet();
    private boolean tellsReplacements;
    private long removes;

    Elements(Operations operations, Holder holder) {
        this.operations = operations;
        this.holder = holder;
        this.adds = new FunctionSet(operations, holder::isAdd);
        this.updates = new FunctionSet(
                operations,
                function ->
                        holder.isAdd(function) || function.equals(Function.REMOVE) || function.equals(Function.DELETE));
        this.ofRows = new History[operations.size()];
        operations.keys().forEach(key -> ofKeys.add(new HashMap<>()));
        this.heads = new History[ofKeys.size()];
        Arrays.setAll(heads, key -> new History(Value.NONE, -1));
        for (var row = 0; row < operations.size(); row++) {
            if (isAdd(row)) {
                keys.set(operations.keyNumber(row));
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            if (isUpdate(row)) {
                enter(row);
                tellsReplacements |= operations.tellsOverwritten(row);
            }
        }
    }

    /** Whether a row changes a set or a list. */
    boolean isUpdate(int row) {
        return updates.has(row) && keys.get(operations.keyNumber(row));
    }

    /** Whether a row puts an element in. */
    boolean isAdd(int row) {
        return adds.has(row);
    }

    private void enter(int row) {
        var failed = operations.outcome(row) == Outcome.FAIL;
        var history = entry(row, namedElement(row));
        ofRows[row] = history;
        if (isAdd(row)) {
            (failed ? history.failedAdds : history.adds).add(row);
        } else if (!failed) {
            removes++;
            // A delete empties the set; it is entered under the one element that no client can name.
            history.removes.add(row);
        }
    }

    /** The element that a row adds or removes; {@link Value#NONE} for a delete, which is about all of them. */
    Value element(int row) {
        return history(row).element;
    }

    /** What was done to the element of a row that is an update. */
    History history(int row) {
        var history = ofRows[row];
        return history == null ? NOTHING : history;
    }

    private Value namedElement(int row) {
        var function = operations.function(row);
        return function.equals(Function.DELETE) ? Value.NONE : Holder.element(function, operations.argument(row));
    }

    /** The elements that a read shows. */
    List<Value> shown(int read) {
        return holder.shown(operations.result(read));
    }

    private History entry(int row, Value element) {
        var ofKey = ofKeys.get(operations.keyNumber(row));
        return ofKey.computeIfAbsent(element, name -> new History(element, ofKey.size()));
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

    /** What was done to an element of a key; {@link #NOTHING} if nothing was. */
    History of(int key, Value element) {
        return ofKeys.get(key).getOrDefault(element, NOTHING);
    }

    /** What was done to each of the elements that a read of a key shows. */
    History[] ofAll(int key, List<Value> shown) {
        var histories = new History[shown.size()];
        var before = heads[key];
        for (var at = 0; at < histories.length; at++) {
            var guess = before.next;
            var element = shown.get(at);
            histories[at] = guess != null && guess.element.equals(element) ? guess : of(key, element);
            if (histories[at] != NOTHING) {
                before.next = histories[at];
                before = histories[at];
            }
        }
        return histories;
    }

    /** The deletes of a whole set. */
    List<Integer> deletes(int key) {
        return of(key, Value.NONE).removes;
    }

    /** Every element that was ever added to a key, with what was done to it. */
    Map<Value, History> all(int key) {
        return ofKeys.get(key);
    }
}
