package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** Adds that were taken away before they arrived. */
    private final Set<Dot> replaced = new HashSet<>();

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
        operations.overwrites(row).forEach(this::replace);
        if (!names.isAdd(row)) {
            remove(row);
            return;
        }
        if (replaced.isEmpty() || !replaced.contains(operations.dot(row))) {
            var element = element(row);
            var covered = isCovered(row, element.removed) || isCovered(row, everything.removed);
            if (!covered || saysWhatIsReplaced()) {
                element.possible.add(row);
            }
            if (!covered) {
                size += element.due.isEmpty() ? 1 : 0;
                element.due.add(row);
            }
        }
    }

    private boolean saysWhatIsReplaced() {
        return names.tellsReplacements() && !names.isList(key);
    }

    private Element element(int row) {
        return elements.computeIfAbsent(names.element(row), value -> new Element());
    }

    private void replace(Dot dot) {
        var replica = operations.replicas().indexOf(dot.replica());
        if (replica < 0 || dot.sequence() > reached[replica]) {
            replaced.add(dot);
            return;
        }
        var add = visibility.updates().row(replica, dot.sequence());
        if (add != RowIndex.NONE && names.isAdd(add)) {
            var element = element(add);
            element.possible.remove(Integer.valueOf(add));
            size -= element.due.remove(Integer.valueOf(add)) && element.due.isEmpty() ? 1 : 0;
        }
    }

    /** Takes away what the replica of a remove had applied; of a list, whose elements differ, the element as such. */
    private void remove(int row) {
        var all = names.element(row).equals(Value.NONE);
        var target = all ? everything : element(row);
        target.removed = joined(target.removed, row);
        for (var element : all ? List.copyOf(elements.values()) : List.of(target)) {
            if (element.due.removeIf(add -> isCovered(add, target.removed)) && element.due.isEmpty()) {
                size--;
            }
            if (!saysWhatIsReplaced()) {
                element.possible.removeIf(add -> isCovered(add, target.removed));
            }
        }
    }

    private boolean isCovered(int add, long[] removed) {
        if (removed.length > 0 && names.isList(key)) {
            return true;
        }
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
