package org.rashomon.checkers.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** The inserts and the reads of every list. */
final class Lists {

    /** One list: its reads, and the insert of each element. */
    private static final class Story {
        private final List<Integer> reads = new ArrayList<>();
        private final List<Integer> removes = new ArrayList<>();
        private final Map<Value, Integer> inserts = new HashMap<>();
    }

    private final Operations operations;
    private final Map<Integer, Story> stories = new TreeMap<>();

    Lists(Operations operations) {
        this.operations = operations;
        for (var row = 0; row < operations.size(); row++) {
            var function = operations.function(row);
            var inserts = function.equals(Function.APPEND) || function.equals(Function.INSERT);
            if (inserts && operations.outcome(row) != Outcome.FAIL) {
                stories.computeIfAbsent(operations.keyNumber(row), key -> new Story())
                        .inserts
                        .putIfAbsent(element(row), row);
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            var story = stories.get(operations.keyNumber(row));
            if (story == null || operations.outcome(row) == Outcome.FAIL) {
                continue;
            }
            var function = operations.function(row);
            if (function.equals(Function.REMOVE) || function.equals(Function.DELETE)) {
                story.removes.add(row);
            } else if (function.equals(Function.READ) && operations.outcome(row) == Outcome.OK) {
                story.reads.add(row);
            }
        }
    }

    /** The numbers of the keys that hold lists. */
    List<Integer> keys() {
        return List.copyOf(stories.keySet());
    }

    List<Integer> reads(int key) {
        return stories.getOrDefault(key, new Story()).reads;
    }

    /** The removes from a list, and its deletes, that may have taken effect. */
    List<Integer> removes(int key) {
        return stories.getOrDefault(key, new Story()).removes;
    }

    /** The row that inserted each element of a list. */
    Map<Value, Integer> inserts(int key) {
        return stories.getOrDefault(key, new Story()).inserts;
    }

    List<Value> elements(int read) {
        return operations.result(read) instanceof Value.Sequence(var elements) ? elements : List.of();
    }

    /** The element that an insert or an append puts in. */
    Value element(int row) {
        return isInsert(row) ? side(row, 1) : operations.argument(row);
    }

    /** The element that an insert names as its anchor; {@link Value#NONE} for the head, and for an append. */
    Value anchor(int row) {
        return isInsert(row) ? side(row, 0) : Value.NONE;
    }

    /** Whether a row puts an element behind another one or at the head, and not at the end. */
    boolean isInsert(int row) {
        return operations.function(row).equals(Function.INSERT);
    }

    private Value side(int row, int side) {
        return operations.argument(row) instanceof Value.Sequence(var sides) && sides.size() == 2
                ? sides.get(side)
                : Value.NONE;
    }
}
