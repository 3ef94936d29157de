package org.rashomon.referencedb.strategies;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.referencedb.Basis;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Effect;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Refusal;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/**
 * A list: the replicated growable array of Roh, Jeon, Kim, Lee: Replicated abstract data types, 2011, as a tree. Every
 * element hangs on the one it was put behind; of several behind the same one the latest comes first. Needs timestamps
 * that are later than everything seen. A removed element stays as an anchor for others.
 */
public record ReplicatedGrowableArray() implements ConflictPolicy {

    private static final Comparator<Change> EARLIEST_FIRST =
            Comparator.comparingLong(Change::timestampMicros).thenComparing(Change::dot);

    @Override
    public Effect effect(Operation operation, Versions versions, Basis basis) {
        return switch (operation) {
            case Operation.Append(var element) -> element(last(versions), element);
            case Operation.Insert(var after, var element) ->
                after.isEmpty()
                        ? element(Optional.empty(), element)
                        : find(after.get(), versions)
                                .map(anchor -> element(Optional.of(anchor), element))
                                .orElseGet(() -> new Effect.Refused(new Refusal(
                                        Refusal.Kind.NO_SUCH_ELEMENT, "the list has no element " + after.get())));
            case Operation.Remove(var element) -> new Effect.Written(Content.none(), shown(element, versions));
            case Operation other -> Effect.unsupported(other);
        };
    }

    private static Effect element(Optional<Dot> anchor, String json) {
        return new Effect.Written(new Content.Element(anchor, json), List.of());
    }

    private static List<Dot> shown(String element, Versions versions) {
        var removed = removed(versions);
        return versions.dots(version ->
                isElement(version) && version.content().text().equals(element) && !removed.contains(version.dot()));
    }

    private static boolean isElement(Change version) {
        return version.content() instanceof Content.Element;
    }

    private static Optional<Dot> find(String element, Versions versions) {
        return versions
                .dots(version -> isElement(version) && version.content().text().equals(element))
                .stream()
                .findFirst();
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (change.content().isValue() || !change.overwrites().isEmpty()) {
            versions.add(change);
        }
    }

    @Override
    public View view(Versions versions) {
        var removed = removed(versions);
        var shown = order(versions).stream()
                .filter(version -> !removed.contains(version.dot()))
                .toList();
        return new View.Collected(
                Json.array(shown.stream().map(version -> version.content().text())), shown);
    }

    private static Set<Dot> removed(Versions versions) {
        var removed = new HashSet<Dot>();
        for (var version : versions.all()) {
            if (!version.content().isValue()) {
                removed.addAll(version.overwrites());
            }
        }
        return removed;
    }

    /** All elements that hang together with the head, removed ones too: depth first, the latest child first. */
    private static List<Change> order(Versions versions) {
        var children = new TreeMap<Dot, List<Change>>();
        var roots = new ArrayList<Change>();
        for (var version : versions.all()) {
            if (version.content() instanceof Content.Element(var anchor, var ignored)) {
                anchor.map(dot -> children.computeIfAbsent(dot, absent -> new ArrayList<>()))
                        .orElse(roots)
                        .add(version);
            }
        }
        var order = new ArrayList<Change>();
        var stack = new ArrayDeque<Change>();
        push(roots, stack);
        while (!stack.isEmpty()) {
            var next = stack.pop();
            order.add(next);
            push(children.getOrDefault(next.dot(), List.of()), stack);
        }
        return order;
    }

    /** The last element of the order: the earliest child of the earliest child, and so on, of the head. */
    private static Optional<Dot> last(Versions versions) {
        var earliest = new HashMap<Optional<Dot>, Change>();
        for (var version : versions.all()) {
            if (version.content() instanceof Content.Element(var anchor, var ignored)) {
                earliest.merge(anchor, version, (one, other) -> EARLIEST_FIRST.compare(one, other) <= 0 ? one : other);
            }
        }
        var last = Optional.<Dot>empty();
        for (var next = earliest.get(last); next != null; next = earliest.get(last)) {
            last = Optional.of(next.dot());
        }
        return last;
    }

    private static void push(List<Change> siblings, ArrayDeque<Change> stack) {
        siblings.stream().sorted(EARLIEST_FIRST).forEach(stack::push);
    }

    @Override
    public boolean needsCausalDelivery() {
        return true;
    }

    @Override
    public Memory memory() {
        return Memory.SURVIVOR;
    }

    @Override
    public Resolution resolution() {
        return Resolution.NONE;
    }
}
