package org.rashomon.checkers.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * Looks for circles of transactions in which each appended right behind the one before (G0), or read what that had
 * appended last (G1c), after Adya (2000).
 */
final class AppendCycles {

    /** So many transactions of what is left are tried as the start of a shortest circle. */
    private static final int STARTS = 200;

    private final Operations operations;
    private final Map<String, ListAppendChecker.Story> stories;
    private final Findings findings;
    /** For each transaction those that follow from it, each with the reason. */
    private final Map<Integer, Map<Integer, String>> next = new LinkedHashMap<>();

    AppendCycles(Operations operations, Map<String, ListAppendChecker.Story> stories, Findings findings) {
        this.operations = operations;
        this.stories = stories;
        this.findings = findings;
    }

    void run() {
        stories.forEach((key, story) -> {
            for (var at = 1; at < story.longest.size(); at++) {
                var before = story.longest.get(at - 1);
                var element = story.longest.get(at);
                edge(
                        story.appends.get(before),
                        story.appends.get(element),
                        () -> "appended %s to %s right behind %s".formatted(element, key, before));
            }
        });
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.TRANSACTION) && operations.outcome(row) == Outcome.OK) {
                for (var part : MicroOperation.of(operations, row)) {
                    read(row, part);
                }
            }
        }
        var circular = withoutOrder();
        if (!circular.isEmpty()) {
            report(circular);
        }
    }

    private void read(int row, MicroOperation part) {
        var story = stories.get(part.key());
        var elements = Lists.elements(part.value());
        if (part.kind() != MicroOperation.Kind.READ || story == null || elements.isEmpty()) {
            return;
        }
        edge(
                story.appends.get(elements.getLast()),
                row,
                () -> "read %s of %s".formatted(elements.getLast(), part.key()));
    }

    private interface Words {
        String get();
    }

    private void edge(@Nullable Integer from, @Nullable Integer to, Words reason) {
        if (from != null && to != null && !from.equals(to)) {
            next.computeIfAbsent(from, row -> new LinkedHashMap<>(2)).putIfAbsent(to, reason.get());
            next.computeIfAbsent(to, row -> new LinkedHashMap<>(2));
        }
    }

    /** Takes away what nothing stands before (Kahn 1962); what stays is on or behind a circle. */
    private List<Integer> withoutOrder() {
        var before = new HashMap<Integer, Integer>();
        next.values().forEach(to -> to.keySet().forEach(row -> before.merge(row, 1, Integer::sum)));
        var free = new ArrayDeque<Integer>();
        next.keySet().stream().filter(row -> !before.containsKey(row)).forEach(free::add);
        while (!free.isEmpty()) {
            for (var row : next.getOrDefault(free.remove(), Map.of()).keySet()) {
                if (before.merge(row, -1, Integer::sum) == 0) {
                    before.remove(row);
                    free.add(row);
                }
            }
        }
        return next.keySet().stream().filter(before::containsKey).toList();
    }

    private void report(List<Integer> circular) {
        var shortest = circular.stream()
                .limit(STARTS)
                .map(this::circleThrough)
                .filter(circle -> !circle.isEmpty())
                .min((one, other) -> Integer.compare(one.size(), other.size()));
        if (shortest.isEmpty()) {
            findings.doubt("the transactions have no order, and no short circle was found");
            return;
        }
        var circle = shortest.get();
        findings.anomaly(() -> {
            var steps = new ArrayList<String>();
            var witness = new ArrayList<Evidence>();
            for (var at = 0; at < circle.size(); at++) {
                var from = circle.get(at);
                var to = circle.get((at + 1) % circle.size());
                steps.add("session %d %s"
                        .formatted(
                                operations.session(to),
                                next.getOrDefault(from, Map.of()).getOrDefault(to, "")));
                witness.add(Evidence.of(operations, from, "transaction %d".formatted(at + 1)));
            }
            return new Anomaly(
                    AnomalyCatalogue.CYCLIC_CAUSAL_ORDER.name(),
                    "%d transactions follow from one another in a circle: %s."
                            .formatted(circle.size(), String.join("; ", steps)),
                    witness);
        });
    }

    /** A shortest circle through a transaction, by breadth; empty if there is none. */
    private List<Integer> circleThrough(int start) {
        var from = new HashMap<Integer, Integer>();
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            var row = queue.remove();
            for (var to : next.getOrDefault(row, Map.of()).keySet()) {
                if (to == start) {
                    return path(from, start, row);
                }
                if (from.putIfAbsent(to, row) == null) {
                    queue.add(to);
                }
            }
        }
        return List.of();
    }

    private static List<Integer> path(Map<Integer, Integer> from, int start, int end) {
        var path = new ArrayDeque<Integer>();
        for (var row = end;
                row != start;
                row = Optional.ofNullable(from.get(row)).orElse(start)) {
            path.addFirst(row);
        }
        path.addFirst(start);
        return List.copyOf(path);
    }
}
