package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.results.report.Markup.Element;

/** Where the replicas differ at the end, key by key. */
final class ReplicaSection {

    private static final int KEYS_SHOWN = 50;
    private static final int ELEMENTS_SHOWN = 8;
    private static final int VALUE_LENGTH = 60;
    private static final int KEY_LENGTH = 80;

    private final FinalStates states;

    private ReplicaSection(FinalStates states) {
        this.states = states;
    }

    static Markup render(History history) {
        var states = FinalStates.of(history);
        return Section.of("replicas", "Replica differences", new ReplicaSection(states).content());
    }

    private Markup content() {
        var read = states.keys().count();
        if (read == 0) {
            return Section.note("No final read succeeded, so nothing is known of what the replicas hold.");
        }
        var differing = states.differingKeys();
        if (differing.length == 0) {
            return Section.note("%s keys were read at the end, and no two replicas that were read differ in any."
                    .formatted(Units.count(read)));
        }
        var headings = new ArrayList<>(List.of("Key"));
        headings.addAll(states.nodes());
        var table = new Table("Keys on which replicas differ after the final reads", headings);
        for (var at = 0; at < Math.min(differing.length, KEYS_SHOWN); at++) {
            table.row("", Escaping.clip(states.key(differing[at]), KEY_LENGTH), cells(differing[at]));
        }
        return Markup.fragment(
                table.build(),
                Section.cut(Math.min(differing.length, KEYS_SHOWN), differing.length, "differing keys"),
                Section.note("%s of %s keys that were read differ."
                        .formatted(Units.count(differing.length), Units.count(read))));
    }

    private List<Element> cells(int key) {
        var everywhere = states.holdsSets() ? union(key) : Set.<String>of();
        var cells = new ArrayList<Element>();
        for (var node = 0; node < states.nodes().size(); node++) {
            cells.add(states.isRead(node, key) ? cell(node, key, everywhere) : Table.cell("not read"));
        }
        return cells;
    }

    private Element cell(int node, int key, Set<String> everywhere) {
        var value = states.value(node, key);
        if (states.holdsSets() && value instanceof Value.Sequence(var elements)) {
            return Table.cell(missing(elements, everywhere));
        }
        return element(
                "td",
                element("code", Escaping.clip(value.toString(), VALUE_LENGTH)),
                element("small", text(" " + states.version(node, key))));
    }

    private Set<String> union(int key) {
        var union = new LinkedHashSet<String>();
        for (var node = 0; node < states.nodes().size(); node++) {
            if (states.isRead(node, key) && states.value(node, key) instanceof Value.Sequence(var elements)) {
                elements.forEach(element -> union.add(element.toString()));
            }
        }
        return union;
    }

    private static String missing(List<Value> elements, Set<String> everywhere) {
        var missing = new LinkedHashSet<>(everywhere);
        elements.forEach(element -> missing.remove(element.toString()));
        var named = missing.stream()
                .limit(ELEMENTS_SHOWN)
                .map(element -> Escaping.clip(element, 20))
                .collect(Collectors.joining(", "));
        var more = missing.size() > ELEMENTS_SHOWN ? ", …" : "";
        return "%s elements, lacks %s%s"
                .formatted(
                        Units.count(elements.size()),
                        missing.isEmpty() ? "none" : Units.count(missing.size()) + ": " + named,
                        more);
    }
}
