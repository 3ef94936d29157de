package org.rashomon.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Evidence;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.Conclusion;
import org.rashomon.results.Plural;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;
import org.rashomon.results.TextLines;

/**
 * What checkers found, told in at most thirty lines: a sentence, the first counterexample, and how to go on.
 *
 * @param subject what was judged
 */
record Findings(String subject, RunResult result) {

    private static final int COLUMNS = 110;
    private static final int MOST_LINES = 30;
    private static final int SOFT_SHOWN = 6;
    private static final int SENTENCE_LINES = 4;
    private static final int WITNESSES = 18;
    private static final int NODE = 6;
    private static final int ROLE = 24;

    /** Fails unless each of these outcomes is valid; the heaviest tells why. */
    void requireValid(List<CheckerOutcome> outcomes) {
        for (var conclusion :
                List.of(Conclusion.INVALID, Conclusion.BROKEN, Conclusion.VACUOUS, Conclusion.UNDECIDED)) {
            outcomes.stream()
                    .filter(outcome -> outcome.verdict() == conclusion)
                    .findFirst()
                    .ifPresent(this::fail);
        }
        if (outcomes.isEmpty()) {
            throw undecided("no checker was asked");
        }
    }

    /** Fails if the run does not count, or proved nothing: then no property of it means anything. */
    void requireRealRun() {
        for (var conclusion : List.of(Conclusion.BROKEN, Conclusion.VACUOUS)) {
            result.checkers().stream()
                    .filter(outcome -> outcome.verdict() == conclusion)
                    .findFirst()
                    .ifPresent(this::fail);
        }
    }

    AssertionError found(CheckerOutcome outcome, Anomaly anomaly) {
        var headline = "%s found %s in %s"
                .formatted(outcome.name(), Plural.of(outcome.anomalyCount(), "anomaly", "anomalies"), subject);
        return new AssertionError(message(headline, Optional.of(anomaly)));
    }

    UndecidedRunError undecided(String reason) {
        return new UndecidedRunError(message("undecided, %s: %s".formatted(subject, reason), Optional.empty()));
    }

    AssertionError late(String what) {
        return new AssertionError(message("too slow, %s: %s".formatted(subject, what), Optional.empty()));
    }

    VacuousRunError vacuous(String reason) {
        return new VacuousRunError(message("vacuous, %s: %s".formatted(subject, reason), Optional.empty()));
    }

    /** Several failures as one: each in its first two lines, and the whole of the first as far as there is room. */
    static AssertionError together(List<AssertionError> failures) {
        var lines = new ArrayList<String>();
        lines.add("%d assertions do not hold:".formatted(failures.size()));
        failures.stream()
                .limit(SOFT_SHOWN)
                .forEach(failure ->
                        String.valueOf(failure.getMessage()).lines().limit(1).forEach(line -> lines.add("- " + line)));
        if (failures.size() > SOFT_SHOWN) {
            lines.add("- and %d more".formatted(failures.size() - SOFT_SHOWN));
        }
        lines.add("");
        var first = String.valueOf(failures.getFirst().getMessage()).lines().toList();
        var room = MOST_LINES - lines.size();
        // The last two lines are how to replay and where the report is.
        first.stream().limit(Math.max(0, Math.min(first.size(), room) - 2L)).forEach(lines::add);
        lines.addAll(first.subList(Math.max(0, first.size() - 2), first.size()));
        var together = new AssertionError(String.join("\n", lines));
        failures.forEach(together::addSuppressed);
        return together;
    }

    private void fail(CheckerOutcome outcome) {
        var reason = outcome.name() + ": " + outcome.reason();
        switch (outcome.verdict()) {
            case INVALID -> throw found(outcome, outcome.anomalies().getFirst());
            case BROKEN ->
                throw new BrokenRunError(message("broken, %s: %s".formatted(subject, reason), Optional.empty()));
            case VACUOUS -> throw vacuous(reason);
            case UNDECIDED -> throw undecided(reason);
            case VALID -> throw new IllegalArgumentException(outcome.name() + " is valid");
        }
    }

    private String message(String headline, Optional<Anomaly> counterexample) {
        var lines = new ArrayList<>(TextLines.wrap(headline, COLUMNS, 2));
        counterexample.ifPresent(anomaly -> {
            lines.addAll(TextLines.wrap(anomaly.name() + ": " + anomaly.sentence(), COLUMNS, SENTENCE_LINES));
            lines.add("");
            lines.add(row("time", "node", "what", "event"));
            anomaly.witness().stream().limit(WITNESSES).map(Findings::row).forEach(lines::add);
            if (anomaly.witness().size() > WITNESSES) {
                lines.add(
                        "... %d more in the report".formatted(anomaly.witness().size() - WITNESSES));
            }
            lines.add("");
        });
        if (!result.replay().isEmpty()) {
            lines.add("replay: " + result.replay());
        }
        if (!result.runDirectory().isEmpty()) {
            var directory = new RunDirectory(Path.of(result.runDirectory()));
            lines.add("report: " + directory.report());
        }
        return String.join("\n", lines);
    }

    private static String row(Evidence evidence) {
        var time = String.format(Locale.ROOT, "%.3f s", evidence.timeNanos() / 1e9);
        return row(time, evidence.node(), evidence.role(), evidence.text());
    }

    private static String row(String time, String node, String role, String text) {
        var line = "%10s  %-6s  %-24s  %s"
                .formatted(time, TextLines.clip(node, NODE), TextLines.clip(role, ROLE), TextLines.plain(text));
        return TextLines.clip(line, COLUMNS);
    }
}
