package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rashomon.history.Event.ReplicaState;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.results.report.Markup.Element;

/** What the replicas said of themselves once the faults were over, until they agreed or time was up. */
final class QuiescenceSection {

    private static final int FIRST_SHOWN = 10;
    private static final int LAST_SHOWN = 20;
    private static final int NODES_SHOWN = 16;
    private static final int DIGEST_LENGTH = 10;

    private QuiescenceSection() {}

    static Markup render(History history) {
        var from = history.indexOf(Phase.QUIESCENCE);
        var rounds = rounds(history.replicaStates().stream()
                .filter(state -> state.index() > from)
                .toList());
        if (rounds.isEmpty()) {
            return Section.of(
                    "quiescence", "Replicas at rest", Section.note("No replica was observed after the faults."));
        }
        var nodes = rounds.stream()
                .flatMap(round -> round.keySet().stream())
                .distinct()
                .limit(NODES_SHOWN)
                .toList();
        var headings = new ArrayList<>(List.of("Time", "Agree?"));
        headings.addAll(nodes);
        var table = new Table("Digest, changes still to send, and clock of each replica, round by round", headings);
        for (var at = 0; at < rounds.size(); at++) {
            if (at < FIRST_SHOWN || at >= rounds.size() - LAST_SHOWN) {
                row(rounds.get(at), nodes, table);
            }
        }
        var shown = Math.min(rounds.size(), FIRST_SHOWN + LAST_SHOWN);
        return Section.of(
                "quiescence",
                "Replicas at rest",
                table.build(),
                shown < rounds.size()
                        ? Section.note("Shown are the first %d and the last %d of %s rounds."
                                .formatted(FIRST_SHOWN, LAST_SHOWN, Units.count(rounds.size())))
                        : Markup.nothing());
    }

    /** A round ends where a node is heard of again. */
    private static List<Map<String, ReplicaState>> rounds(List<ReplicaState> states) {
        var rounds = new ArrayList<Map<String, ReplicaState>>();
        for (var state : states) {
            if (rounds.isEmpty() || rounds.getLast().containsKey(state.node())) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.getLast().put(state.node(), state);
        }
        return rounds;
    }

    private static void row(Map<String, ReplicaState> round, List<String> nodes, Table to) {
        var first = round.values().iterator().next();
        var agree = round.values().stream()
                .allMatch(state -> state.reachable() && state.digest().equals(first.digest()));
        var cells = new ArrayList<Element>(List.of(Table.cell(agree ? "= yes" : "≠ no")));
        for (var node : nodes) {
            var state = round.get(node);
            cells.add(state == null ? Table.cell("–") : cell(state));
        }
        to.row("", Units.seconds(first.timeNanos()), cells);
    }

    private static Element cell(ReplicaState state) {
        if (!state.reachable()) {
            return Table.cell("no answer: " + Escaping.clip(state.error(), 100));
        }
        return element(
                "td",
                element("code", Escaping.clip(state.digest(), DIGEST_LENGTH)),
                text(String.format(
                        Locale.ROOT,
                        ", %s to send, clock %+.1f ms",
                        Units.count(state.backlog()),
                        state.clockOffsetMicros() / 1e3)));
    }
}
