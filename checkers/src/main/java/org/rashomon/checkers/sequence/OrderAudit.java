package org.rashomon.checkers.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.causal.CircleSearch;
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

    private final Operations operations;
    private final Lists lists;
    private final Lists.Story list;
    private final Findings findings;
    /** Which element comes right behind which, by their numbers. */
    private final CircleSearch behind = new CircleSearch();
    /** For each edge the row that says so. */
    private final List<Integer> rows = new ArrayList<>();
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
        var cycle = behind.circle(edge -> true);
        if (cycle.exists()) {
            report(cycle.edges());
        }
    }

    private void edge(Element from, Element to, int row) {
        behind.add(from.number, to.number);
        rows.add(row);
    }

    private void report(List<Integer> cycle) {
        if (cycle.isEmpty()) {
            findings.doubt("the elements of list %s have no common order, and no short cycle was found"
                    .formatted(operations.keys().get(list.key())));
            return;
        }
        findings.anomaly(() -> {
            var elements = list.elements();
            var steps = new ArrayList<String>();
            var witness = new ArrayList<Evidence>();
            for (var edge : cycle) {
                var element = elements.get(behind.from(edge));
                var next = elements.get(behind.to(edge));
                var row = rows.get(edge);
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
                            .formatted(
                                    operations.keys().get(list.key()),
                                    String.join(", but ", steps),
                                    weak(cycle.stream()
                                            .map(edge -> elements.get(behind.from(edge)))
                                            .toList())),
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
