package org.rashomon.checkers.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** The elements and the reads of every list. */
final class Lists {

    /** An element of a list, or what a read took for one. */
    static final class Element {
        final Value value;
        /** Its place among the elements of its list. */
        final int number;
        /** The row that put it in, or {@link RowIndex#NONE}. */
        private int insert = RowIndex.NONE;

        private boolean isRemoved;
        /** What came behind it in the last read, which it will again in most. */
        private @Nullable Element next;

        Element(Value value, int number) {
            this.value = value;
            this.number = number;
        }

        int insert() {
            return insert;
        }

        /** Whether anybody tried to remove it. */
        boolean isRemoved() {
            return isRemoved;
        }
    }

    /** One list. */
    static final class Story {
        private final int key;
        private final List<Integer> reads = new ArrayList<>();
        private final Map<Value, Element> elements = new HashMap<>();
        private final List<Element> inserted = new ArrayList<>();
        /** What stands before its first element. */
        private final Element head = new Element(Value.NONE, -1);

        private boolean isDeleted;

        Story(int key) {
            this.key = key;
        }

        /** The number of its key. */
        int key() {
            return key;
        }

        /** The rows of its reads. */
        List<Integer> reads() {
            return reads;
        }

        /** Those that somebody put in, in the order in which they were asked to. */
        List<Element> inserted() {
            return inserted;
        }

        /** How many elements there are, strangers among them once they were shown. */
        int size() {
            return elements.size();
        }

        /** Whether anybody tried to delete it as a whole. */
        boolean isDeleted() {
            return isDeleted;
        }

        /** Every element, at its number. */
        List<Element> elements() {
            return elements.values().stream()
                    .sorted(Comparator.comparingInt(element -> element.number))
                    .toList();
        }

        /** The element with that value. */
        Element element(Value value) {
            var known = elements.get(value);
            if (known == null) {
                known = new Element(value, elements.size());
                elements.put(value, known);
            }
            return known;
        }

        private Element[] shown(List<Value> values) {
            var shown = new Element[values.size()];
            var before = head;
            for (var at = 0; at < shown.length; at++) {
                var guess = before.next;
                var value = values.get(at);
                shown[at] = guess != null && guess.value.equals(value) ? guess : element(value);
                before.next = shown[at];
                before = shown[at];
            }
            return shown;
        }
    }

    private final Operations operations;
    private final Map<Integer, Story> stories = new TreeMap<>();

    Lists(Operations operations) {
        this.operations = operations;
        for (var row = 0; row < operations.size(); row++) {
            var function = operations.function(row);
            var inserts = function.equals(Function.APPEND) || function.equals(Function.INSERT);
            if (inserts && operations.outcome(row) != Outcome.FAIL) {
                enter(stories.computeIfAbsent(operations.keyNumber(row), Story::new), row);
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            var story = stories.get(operations.keyNumber(row));
            if (story == null || operations.outcome(row) == Outcome.FAIL) {
                continue;
            }
            var function = operations.function(row);
            if (function.equals(Function.REMOVE)) {
                story.element(operations.argument(row)).isRemoved = true;
            } else if (function.equals(Function.DELETE)) {
                story.isDeleted = true;
            } else if (function.equals(Function.READ) && operations.outcome(row) == Outcome.OK) {
                story.reads.add(row);
            }
        }
    }

    private void enter(Story story, int row) {
        var element = story.element(value(row));
        if (element.insert == RowIndex.NONE) {
            element.insert = row;
            story.inserted.add(element);
        }
    }

    /** All of them. */
    List<Story> all() {
        return List.copyOf(stories.values());
    }

    /** The elements that a read of a list shows. */
    Element[] shown(Story list, int read) {
        return list.shown(operations.result(read) instanceof Value.Sequence(var values) ? values : List.of());
    }

    /** The element that an insert or an append puts in. */
    Value value(int row) {
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
