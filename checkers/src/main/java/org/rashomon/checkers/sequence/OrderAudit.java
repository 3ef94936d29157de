package org.rashomon.checkers.sequence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
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
    private final int key;
    private final Findings findings;
    /** For each element those that come right behind it, each with the row that says so. */
    private final Map<Value, Map<Value, Integer>> behind = new LinkedHashMap<>();

    OrderAudit(Operations operations, Lists lists, int key, Findings findings) {
        this.operations = operations;
        this.lists = lists;
        this.key = key;
        this.findings = findings;
    }

    void run() {
        for (var read : lists.reads(key)) {
            var elements = lists.elements(read);
            for (var at = 1; at < elements.size(); at++) {
                edge(elements.get(at - 1), elements.get(at), read);
            }
        }
        lists.inserts(key).forEach((element, row) -> {
            if (!lists.anchor(row).equals(Value.NONE)) {
                edge(lists.anchor(row), element, row);
            }
        });
        var cyclic = withoutOrder();
        if (!cyclic.isEmpty()) {
            report(shortestCycle(cyclic));
        }
    }

    private void edge(Value from, Value to, int row) {
        behind.computeIfAbsent(from, element -> new LinkedHashMap<>(2)).putIfAbsent(to, row);
        behind.computeIfAbsent(to, element -> new LinkedHashMap<>(2));
    }

    /** Takes away element by element what nothing stands before (Kahn 1962); what stays is on or behind a cycle. */
    private List<Value> withoutOrder() {
        var before = new HashMap<Value, Integer>();
        behind.values().forEach(next -> next.keySet().forEach(element -> before.merge(element, 1, Integer::sum)));
        var free = new ArrayDeque<Value>();
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

    private List<Value> shortestCycle(List<Value> cyclic) {
        var best = new ArrayList<Value>();
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
    private List<Value> cycleThrough(Value start) {
        var from = new HashMap<Value, Value>();
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

    private static List<Value> path(Map<Value, Value> from, Value start, Value end) {
        var path = new ArrayDeque<Value>();
        for (var element = end; !element.equals(start); element = from.getOrDefault(element, start)) {
            path.addFirst(element);
        }
        path.addFirst(start);
        return List.copyOf(path);
    }

    private void report(List<Value> cycle) {
        if (cycle.isEmpty()) {
            findings.doubt("the elements of list %s have no common order, and no short cycle was found"
                    .formatted(operations.keys().get(key)));
            return;
        }
        findings.anomaly(() -> {
            var steps = new ArrayList<String>();
            var witness = new ArrayList<Evidence>();
            for (var at = 0; at < cycle.size(); at++) {
                var element = cycle.get(at);
                var next = cycle.get((at + 1) % cycle.size());
                var row = behind.getOrDefault(element, Map.of()).getOrDefault(next, 0);
                var why = lists.reads(key).contains(row)
                        ? "%s at %s shows"
                                .formatted(operations.node(row), Phrases.seconds(operations.completedNanos(row)))
                        : "%s was asked to insert".formatted(operations.node(row));
                steps.add("%s %s behind %s".formatted(why, next, element));
                witness.add(evidence(row, element, next));
            }
            return new Anomaly(
                    DIVERGENCE.name(),
                    "The elements of list %s have no common order: %s.%s"
                            .formatted(operations.keys().get(key), String.join(", but ", steps), weak(cycle)),
                    witness.stream().distinct().toList());
        });
    }

    /** Whether two reads disagree on two elements that both hold, so that not even the weak specification is kept. */
    private String weak(List<Value> cycle) {
        for (var first : cycle) {
            for (var second : cycle) {
                if (!first.equals(second) && isShown(first, second) && isShown(second, first)) {
                    return " Two reads that hold %s and %s disagree on them, which breaks even the weak specification."
                            .formatted(first, second);
                }
            }
        }
        return " No two reads disagree on elements that both hold, so the weak specification is kept.";
    }

    private boolean isShown(Value first, Value second) {
        return lists.reads(key).stream().map(lists::elements).anyMatch(elements -> {
            var at = elements.indexOf(first);
            return at >= 0 && elements.subList(at + 1, elements.size()).contains(second);
        });
    }

    /** A read as evidence about two of its elements; the read as a whole may be long. */
    private Evidence evidence(int row, Value element, Value next) {
        if (!lists.reads(key).contains(row)) {
            return Evidence.of(operations, row, "insert behind its anchor");
        }
        return new Evidence(
                operations.completedIndex(row),
                operations.completedNanos(row),
                operations.node(row),
                "read in this order",
                "read %s -> ... %s %s ...".formatted(operations.key(row), element, next));
    }
}
