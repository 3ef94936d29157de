package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.RowIndex;
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
        private final List<Integer> possible = new ArrayList<>(1);
        private final List<Integer> due = new ArrayList<>(1);
        private long[] removed = {};
    }

    private final Operations operations;
    private final Elements names;
    private final Visibility visibility;
    private final int key;
    private final int[] applied;
    private final Map<Value, Element> elements = new HashMap<>();
    /** Adds that were taken away before they arrived, with the element that who took them away is about. */
    private final Map<Dot, Value> replaced = new HashMap<>();

    /** For each replica, the sequence of the last of its updates of the key that was applied. */
    private final long[] reached;

    private Element everything = new Element();
    private int size;

    Membership(Operations operations, Elements names, Visibility visibility, int key) {
        this.operations = operations;
        this.names = names;
        this.visibility = visibility;
        this.key = key;
        this.applied = new int[visibility.updates().replicas()];
        this.reached = new long[applied.length];
        restart();
    }

    private void restart() {
        elements.clear();
        replaced.clear();
        everything = new Element();
        size = 0;
        for (var replica = 0; replica < applied.length; replica++) {
            applied[replica] = visibility.ofKeys().from(key, replica);
            reached[replica] = 0;
        }
    }

    /** Goes to the state that a read reflects. */
    void advance(int read) {
        for (var replica = 0; replica < applied.length; replica++) {
            if (visibility.upTo(read, replica) < applied[replica]) {
                restart();
                break;
            }
        }
        for (var replica = 0; replica < applied.length; replica++) {
            var end = visibility.upTo(read, replica);
            for (; applied[replica] < end; applied[replica]++) {
                apply(visibility.ofKeys().row(applied[replica]));
            }
        }
    }

    private void apply(int row) {
        reached[operations.dotReplica(row)] = operations.dotSequence(row);
        operations.overwrites(row).forEach(dot -> replace(row, dot));
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
        return elements.computeIfAbsent(names.element(row), value -> new Element());
    }

    /** Takes away what an update says it took the place of, if that is of the same element. */
    private void replace(int row, Dot dot) {
        var replica = operations.replicas().indexOf(dot.replica());
        if (replica < 0 || dot.sequence() > reached[replica]) {
            replaced.merge(dot, names.element(row), (one, other) -> one.equals(other) ? one : Value.NONE);
            return;
        }
        var add = visibility.updates().row(replica, dot.sequence());
        if (add != RowIndex.NONE && names.isAdd(add) && concerns(names.element(row), add)) {
            var element = element(add);
            element.possible.remove(Integer.valueOf(add));
            size -= element.due.remove(Integer.valueOf(add)) && element.due.isEmpty() ? 1 : 0;
        }
    }

    /** Takes away what the replica of a remove had applied. */
    private void remove(int row) {
        var all = names.element(row).equals(Value.NONE);
        var target = all ? everything : element(row);
        target.removed = joined(target.removed, row);
        for (var element : all ? List.copyOf(elements.values()) : List.of(target)) {
            if (element.due.removeIf(add -> isCovered(add, target.removed)) && element.due.isEmpty()) {
                size--;
            }
            if (!names.tellsReplacements()) {
                element.possible.removeIf(add -> isCovered(add, target.removed));
            }
        }
    }

    private boolean isCovered(int add, long[] removed) {
        var replica = operations.dotReplica(add);
        return replica < removed.length && operations.dotSequence(add) <= removed[replica];
    }

    private long[] joined(long[] removed, int remove) {
        var join = removed.length == 0 ? new long[applied.length] : removed;
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
    boolean isDue(Value value) {
        var element = elements.get(value);
        return element != null && !element.due.isEmpty();
    }

    /** Whether an element may be there. */
    boolean isPossible(Value value) {
        var element = elements.get(value);
        return element != null && !element.possible.isEmpty();
    }

    /** The adds for which an element may be there; those for which it must are among them. */
    List<Integer> possible(Value value) {
        var element = elements.get(value);
        return element == null ? List.of() : element.possible;
    }

    /** The adds for which an element must be there. */
    List<Integer> due(Value value) {
        var element = elements.get(value);
        return element == null ? List.of() : element.due;
    }

    /** The add for which an element must be there. */
    int reason(Value value) {
        return elements.getOrDefault(value, everything).due.getFirst();
    }

    /** Every element that must be there. */
    List<Value> values() {
        return elements.entrySet().stream()
                .filter(entry -> !entry.getValue().due.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
