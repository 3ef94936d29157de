package org.rashomon.checkers.set;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * The elements that one replica must show of one set, as the vector of its answers grows; each update is applied
 * once, so that judging all reads costs no more than the updates and what was read. A vector that shrinks starts it
 * anew.
 */
final class Membership {

    /** The adds of an element that no applied remove had seen, and the join of what the applied removes had seen. */
    private static final class Element {
        private final List<Integer> live = new ArrayList<>(1);
        private long[] removed = {};
    }

    private final Operations operations;
    private final Elements names;
    private final Visibility visibility;
    private final int key;
    private final int[] applied;
    private final Map<Value, Element> elements = new HashMap<>();
    private Element everything = new Element();
    private int size;

    Membership(Operations operations, Elements names, Visibility visibility, int key) {
        this.operations = operations;
        this.names = names;
        this.visibility = visibility;
        this.key = key;
        this.applied = new int[visibility.updates().replicas()];
        restart();
    }

    private void restart() {
        elements.clear();
        everything = new Element();
        size = 0;
        for (var replica = 0; replica < applied.length; replica++) {
            applied[replica] = visibility.ofKeys().from(key, replica);
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
        var function = operations.function(row);
        if (function.equals(Function.DELETE)) {
            everything.removed = joined(everything.removed, row);
            elements.values().forEach(element -> drop(element, everything.removed));
            return;
        }
        var element = elements.computeIfAbsent(names.element(row), value -> new Element());
        if (function.equals(Function.REMOVE)) {
            element.removed = joined(element.removed, row);
            drop(element, element.removed);
        } else if (!isCovered(row, element.removed) && !isCovered(row, everything.removed)) {
            size += element.live.isEmpty() ? 1 : 0;
            element.live.add(row);
        }
    }

    private void drop(Element element, long[] removed) {
        if (element.live.removeIf(add -> isCovered(add, removed)) && element.live.isEmpty()) {
            size--;
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

    /** How many elements there are. */
    int size() {
        return size;
    }

    boolean contains(Value value) {
        var element = elements.get(value);
        return element != null && !element.live.isEmpty();
    }

    /** The add for which an element is there. */
    int reason(Value value) {
        return elements.getOrDefault(value, everything).live.getFirst();
    }

    /** Every element that is there. */
    List<Value> values() {
        return elements.entrySet().stream()
                .filter(entry -> !entry.getValue().live.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
