package org.rashomon.results.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.Svg.Box;

/**
 * The consistency models as a figure, the strong above the weak that they imply: which hold for the run, which are
 * refuted, which nobody could decide. Drawn from the figures that a checker tells as {@code model-NAME}.
 */
final class ModelLattice {

    private static final String PREFIX = "model-";
    private static final double WIDTH = 1000;
    private static final double COLUMN = 194;
    private static final double ROW = 46;
    private static final double BOX_WIDTH = 178;
    private static final double BOX_HEIGHT = 26;

    /** A model with its place, and the models right below it. */
    private record Node(String name, double column, int row, List<String> implied) {
        double x() {
            return 10 + column * COLUMN;
        }

        double y() {
            return 6 + row * ROW;
        }
    }

    private static final List<Node> NODES = List.of(
            new Node("linearizable", 2, 0, List.of("sequential")),
            new Node("sequential", 2, 1, List.of("causal-memory", "causal-convergence")),
            new Node("causal-memory", 1.5, 2, List.of("causal")),
            new Node("causal-convergence", 2.5, 2, List.of("causal", "eventual")),
            new Node("causal", 2, 3, List.of("pram", "writes-follow-reads", "read-atomic")),
            new Node("pram", 1, 4, List.of("read-your-writes", "monotonic-reads", "monotonic-writes")),
            new Node("read-atomic", 4, 4, List.of("read-committed")),
            new Node("eventual", 3, 4, List.of()),
            new Node("read-your-writes", 0, 5, List.of()),
            new Node("monotonic-reads", 1, 5, List.of()),
            new Node("monotonic-writes", 2, 5, List.of()),
            new Node("writes-follow-reads", 3, 5, List.of()),
            new Node("read-committed", 4, 5, List.of()));

    private ModelLattice() {}

    /** The figure, if any checker told of models. */
    static Markup render(RunResult result) {
        return result.checkers().stream()
                .map(CheckerOutcome::facts)
                .filter(facts -> facts.keySet().stream().anyMatch(name -> name.startsWith(PREFIX)))
                .findFirst()
                .<Markup>map(ModelLattice::draw)
                .orElse(Markup.nothing());
    }

    private static Markup draw(SortedMap<String, String> facts) {
        var svg = new Svg();
        for (var node : NODES) {
            node.implied.forEach(name -> NODES.stream()
                    .filter(below -> below.name.equals(name))
                    .forEach(below -> svg.path("implies", line(node, below))));
        }
        NODES.forEach(node -> draw(node, facts, svg));
        return Markup.fragment(
                Section.note("Consistency models, the strong above those that they imply: ✓ holds, ✗ refuted, ? not"
                        + " decided. A run judges the run, not the store."),
                svg.build(WIDTH, 6 + 6 * ROW, "Consistency models and whether they hold: " + said(facts)));
    }

    private static void draw(Node node, Map<String, String> facts, Svg svg) {
        var state = facts.getOrDefault(PREFIX + node.name, "not asked");
        var sign = switch (state) {
            case "holds" -> "✓ ";
            case "refuted" -> "✗ ";
            default -> "? ";
        };
        var style = switch (state) {
            case "holds" -> "model holds";
            case "refuted" -> "model refuted";
            default -> "model open";
        };
        svg.rectangle(style, new Box(node.x(), node.y(), BOX_WIDTH, BOX_HEIGHT), node.name + ": " + state);
        svg.text("label", node.x() + 10, node.y() + 17, sign + node.name.replace('-', ' '));
    }

    private static String line(Node above, Node below) {
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fL%.1f %.1f",
                above.x() + BOX_WIDTH / 2,
                above.y() + BOX_HEIGHT,
                below.x() + BOX_WIDTH / 2,
                below.y());
    }

    private static String said(Map<String, String> facts) {
        var said = new StringBuilder();
        NODES.forEach(node -> said.append(node.name)
                .append(' ')
                .append(facts.getOrDefault(PREFIX + node.name, "not asked"))
                .append(". "));
        return said.toString().strip();
    }
}
