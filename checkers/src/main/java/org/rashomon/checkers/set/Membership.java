package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.visibility.KeyProgress;
import org.rashomon.checkers.visibility.Rows;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Dot;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * The elements that one replica must or may show of one set or list, as the vector of its answers grows; each update
 * is applied once, so that judging all reads costs no more than the updates and what was read. A vector that shrinks
 * starts it anew.
 *
 * <p>An update takes away the adds that the store says it took the place of; and it may have taken away what its
 * replica had applied. With causal delivery, and where the store does not say what took whose place, the two are the
 * same.
 */
final class Membership {

    /** The adds of an element that may be there, those that must, and the join of what the removes of it had seen. */
    private static final class Element {
        private final Value value;
        private final Rows possible = new Rows();
        private final Rows due = new Rows();
        private long[] removed = {};

        Element(Value value) {
            this.value = value;
        }
    }

    private final Operations operations;
    private final Elements names;
    private final Visibility visibility;
    private final KeyProgress progress;
    private final int replicas;
    /** By the numbers of the elements. */
    private final List<@Nullable Element> elements = new ArrayList<>();
    /** Adds that were taken away before they arrived, with the element that who took them away is about. */
    private final Map<Dot, Value> replaced = new HashMap<>();

    private Element everything = new Element(Value.NONE);
    private int size;

    Membership(Operations operations, Elements names, Visibility visibility, int key) {
        this.operations = operations;
        this.names = names;
        this.visibility = visibility;
        this.replicas = visibility.updates().replicas();
        this.progress = new KeyProgress(operations, visibility, key, this::forget, this::apply);
    }

    private void forget() {
        elements.clear();
        replaced.clear();
        everything = new Element(Value.NONE);
        size = 0;
    }

    /** Goes to the state that a read reflects. */
    void advance(int read) {
        progress.advance(read);
    }

    private void apply(int row) {
        operations.forEachOverwritten(row, (replica, sequence) -> replace(row, replica, sequence));
        if (!names.isAdd(row)) {
            remove(row);
            return;
        }
        if (replaced.isEmpty() || !concerns(replaced.get(operations.dot(row)), row)) {
            var element = element(row);
            var covered = isCovered(row, element.removed) || isCovered(row, everything.removed);
            if (!covered || names.tellsReplacements()) {
                element.possible.add(row);
            }
            if (!covered) {
                size += element.due.isEmpty() ? 1 : 0;
                element.due.add(row);
            }
        }
    }

    /** Whether an update of this element, or of all of them, may take the place of an add. */
    private boolean concerns(@Nullable Value element, int add) {
        return element != null && (element.equals(Value.NONE) || element.equals(names.element(add)));
    }

    private Element element(int row) {
        var history = names.history(row);
        while (elements.size() <= history.number) {
            elements.add(null);
        }
        var element = elements.get(history.number);
        if (element == null) {
            element = new Element(history.element);
            elements.set(history.number, element);
        }
        return element;
    }

    private @Nullable Element find(Elements.History history) {
        return history.number >= 0 && history.number < elements.size() ? elements.get(history.number) : null;
    }

    /** Takes away what an update says it took the place of, if that is of the same element. */
    private void replace(int row, int replica, long sequence) {
        if (!progress.includes(replica, sequence)) {
            var dot = new Dot(operations.replicas().get(replica), sequence);
            replaced.merge(dot, names.element(row), (one, other) -> one.equals(other) ? one : Value.NONE);
            return;
        }
        var add = visibility.updates().row(replica, sequence);
        if (add != RowIndex.NONE && names.isAdd(add) && concerns(names.element(row), add)) {
            var element = element(add);
            element.possible.remove(add);
            size -= element.due.remove(add) && element.due.isEmpty() ? 1 : 0;
        }
    }

    /** Takes away what the replica of a remove had applied. */
    private void remove(int row) {
        var all = names.element(row).equals(Value.NONE);
        var target = all ? everything : element(row);
        target.removed = joined(target.removed, row);
        if (!all) {
            takeAway(target, target.removed);
            return;
        }
        for (var element : elements) {
            if (element != null) {
                takeAway(element, target.removed);
            }
        }
    }

    private void takeAway(Element element, long[] removed) {
        if (element.due.removeIf(add -> isCovered(add, removed)) && element.due.isEmpty()) {
            size--;
        }
        if (!names.tellsReplacements()) {
            element.possible.removeIf(add -> isCovered(add, removed));
        }
    }

    private boolean isCovered(int add, long[] removed) {
        var replica = operations.dotReplica(add);
        return replica < removed.length && operations.dotSequence(add) <= removed[replica];
    }

    private long[] joined(long[] removed, int remove) {
        var join = removed.length == 0 ? new long[replicas] : removed;
        for (var replica = 0; replica < join.length; replica++) {
            join[replica] = Math.max(join[replica], operations.contextSequence(remove, replica));
        }
        return join;
    }

    /** How many elements must be there. */
    int size() {
        return size;
    }

    /** Whether an element must be there. */
    boolean isDue(Elements.History history) {
        var element = find(history);
        return element != null && !element.due.isEmpty();
    }

    /** Whether an element may be there. */
    boolean isPossible(Elements.History history) {
        var element = find(history);
        return element != null && !element.possible.isEmpty();
    }

    /** The adds for which an element may be there; those for which it must are among them. */
    Rows possible(Elements.History history) {
        var element = find(history);
        return element == null ? Rows.NONE : element.possible;
    }

    /** The adds for which an element must be there. */
    Rows due(Elements.History history) {
        var element = find(history);
        return element == null ? Rows.NONE : element.due;
    }

    /** Every element that must be there, with an add for which it must. */
    Map<Value, Integer> values() {
        var values = new LinkedHashMap<Value, Integer>();
        for (var element : elements) {
            if (element != null && !element.due.isEmpty()) {
                values.put(element.value, element.due.get(0));
            }
        }
        return values;
    }
}
