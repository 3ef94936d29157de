package org.rashomon.checkers.sequence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.sequence.Lists.Element;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * Looks for a total order of the elements of one list: each pair of neighbors in a read is an edge, and so are an
 * anchor and what was inserted after it. There is such an order exactly if the edges have no cycle.
 */
final class OrderAudit {

    private static final AnomalyCatalogue.Entry DIVERGENCE = AnomalyCatalogue.named("list-order-divergence");

    /** So many elements of what is left are tried as the start of a shortest cycle. */
    private static final int STARTS = 200;

    private final Operations operations;
    private final Lists lists;
    private final Lists.Story list;
    private final Findings findings;
    /** For each element those that come right behind it, each with the row that says so. */
    private final Map<Element, Map<Element, Integer>> behind = new LinkedHashMap<>();
    /** For each element what was last seen right behind it, by its number. */
    private @Nullable Element[] last = {};

    OrderAudit(Operations operations, Lists lists, Lists.Story list, Findings findings) {
        this.operations = operations;
        this.lists = lists;
        this.list = list;
        this.findings = findings;
    }

    void run() {
        for (var read : list.reads()) {
            var elements = lists.shown(list, read);
            if (last.length < list.size()) {
                last = Arrays.copyOf(last, 2 * list.size());
            }
            for (var at = 1; at < elements.length; at++) {
                if (last[elements[at - 1].number] != elements[at]) {
                    last[elements[at - 1].number] = elements[at];
                    edge(elements[at - 1], elements[at], read);
                }
            }
        }
        for (var element : list.inserted()) {
            var anchor = lists.anchor(element.insert());
            if (!anchor.equals(Value.NONE)) {
                edge(list.element(anchor), element, element.insert());
            }
        }
        var cyclic = withoutOrder();
        if (!cyclic.isEmpty()) {
            report(shortestCycle(cyclic));
        }
    }

    private void edge(Element from, Element to, int row) {
        behind.computeIfAbsent(from, element -> new LinkedHashMap<>(2)).putIfAbsent(to, row);
        behind.computeIfAbsent(to, element -> new LinkedHashMap<>(2));
    }

    /** Takes away element by element what nothing stands before (Kahn 1962); what stays is on or behind a cycle. */
    private List<Element> withoutOrder() {
        var before = new HashMap<Element, Integer>();
        behind.values().forEach(next -> next.keySet().forEach(element -> before.merge(element, 1, Integer::sum)));
        var free = new ArrayDeque<Element>();
        behind.keySet().stream().filter(element -> !before.containsKey(element)).forEach(free::add);
        while (!free.isEmpty()) {
            for (var next : behind.getOrDefault(free.remove(), Map.of()).keySet()) {
                if (before.merge(next, -1, Integer::sum) == 0) {
                    before.remove(next);
                    free.add(next);
                }
            }
        }
        return behind.keySet().stream().filter(before::containsKey).toList();
    }

    private List<Element> shortestCycle(List<Element> cyclic) {
        var best = new ArrayList<Element>();
        for (var start : cyclic.subList(0, Math.min(STARTS, cyclic.size()))) {
            var cycle = cycleThrough(start);
            if (!cycle.isEmpty() && (best.isEmpty() || cycle.size() < best.size())) {
                best = new ArrayList<>(cycle);
            }
            if (best.size() == 2) {
                break;
            }
        }
        return best;
    }

    /** The elements of a shortest cycle through an element, by breadth; empty if there is none. */
    private List<Element> cycleThrough(Element start) {
        var from = new HashMap<Element, Element>();
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            var element = queue.remove();
            for (var next : behind.getOrDefault(element, Map.of()).keySet()) {
                if (next.equals(start)) {
                    return path(from, start, element);
                }
                if (from.putIfAbsent(next, element) == null) {
                    queue.add(next);
                }
            }
        }
        return List.of();
    }

    private static List<Element> path(Map<Element, Element> from, Element start, Element end) {
        var path = new ArrayDeque<Element>();
        for (var element = end; !element.equals(start); element = from.getOrDefault(element, start)) {
            path.addFirst(element);
        }
        path.addFirst(start);
        return List.copyOf(path);
    }

    private void report(List<Element> cycle) {
        if (cycle.isEmpty()) {
            findings.doubt("the elements of list %s have no common order, and no short cycle was found"
                    .formatted(operations.keys().get(list.key())));
            return;
        }
        findings.anomaly(() -> {
            var steps = new ArrayList<String>();
            var witness = new ArrayList<Evidence>();
            for (var at = 0; at < cycle.size(); at++) {
                var element = cycle.get(at);
                var next = cycle.get((at + 1) % cycle.size());
                var row = behind.getOrDefault(element, Map.of()).getOrDefault(next, 0);
                var why = operations.function(row).equals(Function.READ)
                        ? "%s at %s shows"
                                .formatted(operations.node(row), Phrases.seconds(operations.completedNanos(row)))
                        : "%s was asked to insert".formatted(operations.node(row));
                steps.add("%s %s behind %s".formatted(why, next.value, element.value));
                witness.add(evidence(row, element, next));
            }
            return new Anomaly(
                    DIVERGENCE.name(),
                    "The elements of list %s have no common order: %s.%s"
                            .formatted(operations.keys().get(list.key()), String.join(", but ", steps), weak(cycle)),
                    witness.stream().distinct().toList());
        });
    }

    /** Whether two reads disagree on two elements that both hold, so that not even the weak specification is kept. */
    private String weak(List<Element> cycle) {
        for (var first : cycle) {
            for (var second : cycle) {
                if (!first.equals(second) && isShown(first, second) && isShown(second, first)) {
                    return " Two reads that hold %s and %s disagree on them, which breaks even the weak specification."
                            .formatted(first.value, second.value);
                }
            }
        }
        return " No two reads disagree on elements that both hold, so the weak specification is kept.";
    }

    private boolean isShown(Element first, Element second) {
        return list.reads().stream()
                .map(read -> List.of(lists.shown(list, read)))
                .anyMatch(elements -> {
                    var at = elements.indexOf(first);
                    return at >= 0 && elements.subList(at + 1, elements.size()).contains(second);
                });
    }

    /** A read as evidence about two of its elements; the read as a whole may be long. */
    private Evidence evidence(int row, Element element, Element next) {
        if (!operations.function(row).equals(Function.READ)) {
            return Evidence.of(operations, row, "insert behind its anchor");
        }
        return new Evidence(
                operations.completedIndex(row),
                operations.completedNanos(row),
                operations.node(row),
                "read in this order",
                "read %s -> ... %s %s ...".formatted(operations.key(row), element.value, next.value));
    }
}
