package org.rashomon.harness.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** A short history as a table: one column a node, time from top to bottom. */
final class Counterexample {

    private static final int NARROWEST = 16;

    private final History history;
    private final List<String> nodes;

    /** A line of the table: what happened on which node at a time; on no node if it concerns several. */
    private record Line(long nanos, String node, String text) {}

    Counterexample(History history) {
        this.history = history;
        this.nodes = history.info().nodes();
    }

    List<String> lines() {
        var lines = new ArrayList<Line>();
        for (var phase : history.phases()) {
            lines.add(new Line(phase.timeNanos(), "", "=== " + phase.phase().label()));
        }
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            lines.add(new Line(operations.invokedNanos(row), operations.node(row), operation(operations, row)));
        }
        for (var fault : history.faults()) {
            if (fault.stage() == Event.FaultStage.STARTED) {
                lines.add(new Line(fault.timeNanos(), "", "--- " + fault.description()));
            } else if (fault.stage() == Event.FaultStage.HEALED) {
                lines.add(new Line(fault.timeNanos(), "", "--- healed: " + fault.description()));
            }
        }
        lines.sort(Comparator.comparingLong(Line::nanos));
        return rendered(lines);
    }

    private List<String> rendered(List<Line> lines) {
        Map<String, Integer> widths = new TreeMap<>();
        for (var node : nodes) {
            widths.put(node, NARROWEST);
        }
        lines.stream()
                .filter(line -> !line.node().isEmpty())
                .forEach(line -> widths.merge(line.node(), line.text().length() + 2, Math::max));
        var text = new ArrayList<String>();
        var header = new StringBuilder("      time  ");
        nodes.forEach(node -> header.append(padded(node, widths.getOrDefault(node, NARROWEST))));
        text.add(header.toString().stripTrailing());
        for (var line : lines) {
            var row = new StringBuilder(String.format(Locale.ROOT, "%8.3f s  ", line.nanos() / 1e9));
            if (line.node().isEmpty()) {
                row.append(line.text());
            } else {
                for (var node : nodes) {
                    row.append(
                            padded(node.equals(line.node()) ? line.text() : "", widths.getOrDefault(node, NARROWEST)));
                }
            }
            text.add(row.toString().stripTrailing());
        }
        return text;
    }

    private static String operation(Operations operations, int row) {
        var asked = operations.argument(row).equals(Value.NONE) ? "" : " " + operations.argument(row);
        var what = "%s %s%s".formatted(operations.function(row), operations.key(row), asked);
        return switch (operations.outcome(row)) {
            case Outcome.OK -> asked.isEmpty() ? what + " -> " + operations.result(row) : what;
            case Outcome.FAIL -> what + " failed";
            case Outcome.INFO -> what + " ?";
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
