package org.rashomon.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Evidence;

/**
 * A result in a few lines for a terminal: the verdict first, then what was done, what was found, and where to look.
 * When the run did not pass, the last two lines are the run directory and the command that replays it, undecorated.
 */
public final class TextSummary {

    private static final int COLUMNS = 100;
    private static final int LINES = 34;
    private static final int LABEL = 12;
    private static final int BY_DESIGN_SHOWN = 3;
    private static final int WITNESS_SHOWN = 4;
    /** So many kinds of anomaly are told with a witness, the others in one line. */
    private static final int KINDS_TOLD = 2;

    private static final int NODE_LENGTH = 20;
    private static final int ROLE_LENGTH = 40;

    private final RunResult result;
    private final Styling styling;
    private final List<String> lines = new ArrayList<>();

    private TextSummary(RunResult result, Styling styling) {
        this.result = result;
        this.styling = styling;
    }

    /** The lines, without line ends. */
    public static List<String> lines(RunResult result, Styling styling) {
        var summary = new TextSummary(result, styling);
        summary.verdict();
        summary.activity();
        summary.byDesign();
        summary.anomalies();
        return summary.withTail();
    }

    private void verdict() {
        var word = result.verdict().word();
        var reason = TextLines.wrap(result.reason(), COLUMNS - word.length() - 2, 2);
        lines.add(styling.verdict(result.verdict()) + "  " + reason.getFirst());
        reason.stream().skip(1).forEach(line -> lines.add(" ".repeat(word.length() + 2) + line));
    }

    private void activity() {
        if (!result.name().isEmpty()) {
            labelled(
                    "scenario",
                    "%s, seed %d, %s nodes, %s s"
                            .formatted(
                                    result.name(),
                                    result.seed(),
                                    result.nodes().size(),
                                    number(result.durationSeconds())));
        }
        var counts = result.operations();
        labelled(
                "operations",
                String.format(
                        Locale.ROOT,
                        "%,d invoked: %,d ok, %,d fail, %,d info; %,.0f a second",
                        counts.invoked(),
                        counts.ok(),
                        counts.fail(),
                        counts.info(),
                        counts.perSecond()));
        if (!result.faults().isEmpty()) {
            labelled("faults", faults());
        }
        if (result.harness().processorShare() > 0) {
            labelled(
                    "harness",
                    String.format(
                            Locale.ROOT,
                            "%.2f of a processor, longest pause %,d ms",
                            result.harness().processorShare(),
                            result.harness().longestPauseMillis()));
        }
        fact("convergence", "convergence-millis")
                .ifPresent(millis -> labelled("converged", millis + " ms after the last heal"));
        models();
        if (!result.damage().isEmpty()) {
            labelled("damaged", result.damage().getFirst());
        }
    }

    /** Where the history stands among the consistency models, over at most two lines. */
    private void models() {
        var standing = Map.of("not refuted: ", "strongest-not-refuted", "refuted: ", "weakest-refuted");
        var text = standing.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(part ->
                        fact("strongest-model", part.getValue()).stream().map(part.getKey()::concat))
                .collect(Collectors.joining("; "));
        if (!text.isEmpty()) {
            wrapped("models", text);
        }
        fact("list-append", "serializable")
                .filter(known -> known.startsWith("refuted"))
                .ifPresent(known -> wrapped("serial", "serializability is " + known));
    }

    private void wrapped(String label, String text) {
        var wrapped = TextLines.wrap(text, COLUMNS - LABEL, 2);
        labelled(label, wrapped.getFirst());
        wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(LABEL) + line));
    }

    private String faults() {
        Map<String, List<FaultOutcome>> byKind = result.faults().stream()
                .collect(Collectors.groupingBy(FaultOutcome::kind, LinkedHashMap::new, Collectors.toList()));
        return byKind.entrySet().stream()
                .map(kind -> "%s x%d (observed %d)"
                        .formatted(
                                kind.getKey(),
                                kind.getValue().size(),
                                kind.getValue().stream()
                                        .filter(FaultOutcome::observed)
                                        .count()))
                .collect(Collectors.joining(", "));
    }

    private Optional<String> fact(String checker, String name) {
        return result.checkers().stream()
                .filter(outcome -> outcome.name().equals(checker))
                .flatMap(outcome -> outcome.facts().entrySet().stream())
                .filter(fact -> fact.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void byDesign() {
        if (result.byDesignCount() == 0) {
            return;
        }
        labelled("by design", Plural.of(result.byDesignCount(), "loss", "losses") + " that the contract permits");
        result.checkers().stream()
                .flatMap(outcome -> outcome.byDesign().stream())
                .limit(result.passed() ? BY_DESIGN_SHOWN : 0)
                .forEach(finding -> indented(finding.sentence(), 2));
    }

    private void anomalies() {
        Map<String, List<Anomaly>> byName = new LinkedHashMap<>();
        result.checkers().stream()
                .flatMap(outcome -> outcome.anomalies().stream())
                .forEach(anomaly -> byName.computeIfAbsent(anomaly.name(), name -> new ArrayList<>())
                        .add(anomaly));
        var shown = byName.values().stream().mapToInt(List::size).sum();
        var counted = byName.size() == 1 ? result.anomalyCount() : 0;
        var told = 0;
        for (var kind : byName.entrySet()) {
            var first = kind.getValue().getFirst();
            var title = "%s x%d"
                    .formatted(kind.getKey(), Math.max(counted, kind.getValue().size()));
            if (told++ < KINDS_TOLD) {
                labelled("anomaly", title);
                indented(first.sentence(), 3);
                first.witness().stream()
                        .limit(WITNESS_SHOWN)
                        .map(TextSummary::line)
                        .forEach(lines::add);
            } else {
                labelled("anomaly", title + ": " + first.sentence());
            }
        }
        if (shown < result.anomalyCount() && counted == 0) {
            indented("of %,d anomalies only the first %,d are told apart".formatted(result.anomalyCount(), shown), 1);
        }
    }

    /** An event of a witness on one line: when, where, as what, and what it was. */
    public static String line(Evidence evidence) {
        var line = String.format(
                Locale.ROOT,
                "  %8.3f s  %-4s %s: %s",
                evidence.timeNanos() / 1e9,
                TextLines.clip(evidence.node(), NODE_LENGTH),
                TextLines.clip(evidence.role(), ROLE_LENGTH),
                evidence.text());
        return TextLines.clip(TextLines.plain(line), COLUMNS);
    }

    private List<String> withTail() {
        var tail = new ArrayList<String>();
        if (!result.runDirectory().isEmpty()) {
            tail.add(styling.label(padded("report")) + new RunDirectory(Path.of(result.runDirectory())).report());
        }
        if (!result.passed() && !result.runDirectory().isEmpty()) {
            tail.add("run directory: " + result.runDirectory());
            tail.add("replay: " + result.replay());
        }
        var room = LINES - tail.size();
        if (lines.size() > room) {
            lines.subList(room - 1, lines.size()).clear();
            lines.add("  ... more in the report");
        }
        lines.addAll(tail);
        return List.copyOf(lines);
    }

    private void labelled(String label, String text) {
        lines.add(styling.label(padded(label)) + TextLines.clip(TextLines.plain(text), COLUMNS - LABEL));
    }

    private void indented(String text, int atMost) {
        TextLines.wrap(text, COLUMNS - 2, atMost).forEach(line -> lines.add("  " + line));
    }

    private static String padded(String label) {
        return label + " ".repeat(LABEL - label.length());
    }

    private static String number(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
