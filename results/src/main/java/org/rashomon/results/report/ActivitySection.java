package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;
import org.rashomon.results.Conclusion;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.Markup.Element;

/** Did the test test anything? Writes acknowledged by each leader, conflicts, and faults that were seen to bite. */
final class ActivitySection {

    private static final int ROWS_SHOWN = 40;
    private static final String GAP = "gap";

    private final RunResult result;
    private final History history;
    private final Table table =
            new Table("What a verdict of this run can rest on", "What", "Measured", "Does it count?");

    private ActivitySection(RunResult result, History history) {
        this.result = result;
        this.history = history;
    }

    static Markup render(RunResult result, History history) {
        var section = new ActivitySection(result, history);
        section.vacuous();
        section.outcomes();
        section.writes();
        section.conflicts();
        section.faults();
        section.quiet();
        return Section.of("activity", "Did the test test anything?", section.table.build());
    }

    private void vacuous() {
        result.checkers().stream()
                .filter(checker -> checker.verdict() == Conclusion.VACUOUS)
                .limit(ROWS_SHOWN)
                .forEach(checker -> row(checker.name(), checker.reason(), Conclusion.VACUOUS));
    }

    private void outcomes() {
        var counts = result.operations();
        var all = Math.max(1, counts.invoked());
        row(
                "operations",
                String.format(
                        Locale.ROOT,
                        "%,d: %.1f %% ok, %.1f %% fail, %.1f %% unknown",
                        counts.invoked(),
                        100.0 * counts.ok() / all,
                        100.0 * counts.fail() / all,
                        100.0 * counts.info() / all),
                counts.ok() > 0 ? Conclusion.VALID : Conclusion.VACUOUS);
    }

    /** Without a quiet time at the end nobody knows whether replicas would have come to agree. */
    private void quiet() {
        var from = history.start(Phase.QUIESCENCE).map(Event.PhaseStarted::timeNanos);
        var until = history.start(Phase.FINAL_READS).map(Event.PhaseStarted::timeNanos);
        if (from.isPresent()) {
            row(
                    "quiet time at the end",
                    until.map(end -> Units.seconds(end - from.get())).orElse("cut off"),
                    until.isPresent() ? Conclusion.VALID : Conclusion.VACUOUS);
        }
    }

    private void writes() {
        acknowledgedWrites().entrySet().stream()
                .limit(ROWS_SHOWN)
                .forEach(node -> row(
                        "acknowledged writes on " + node.getKey(),
                        Units.count(node.getValue()),
                        node.getValue() > 0 ? Conclusion.VALID : Conclusion.VACUOUS));
    }

    /** Writes that a node acknowledged while clients worked, for each declared node and every other that was used. */
    private Map<String, Long> acknowledgedWrites() {
        var writes = new LinkedHashMap<String, Long>();
        history.info().nodes().forEach(node -> writes.put(node, 0L));
        var operations = history.operations();
        var end = history.indexOf(Phase.HEAL);
        for (var row = 0; row < operations.size() && operations.invokedIndex(row) < end; row++) {
            if (operations.outcome(row) == Outcome.OK
                    && !operations.function(row).equals(Function.READ)) {
                writes.merge(operations.node(row), 1L, Long::sum);
            }
        }
        return writes;
    }

    private void conflicts() {
        result.checkers().stream()
                .flatMap(checker -> checker.facts().entrySet().stream())
                .filter(fact -> fact.getKey().contains("conflicts"))
                .limit(ROWS_SHOWN)
                .forEach(fact -> row(
                        fact.getKey().replace('-', ' '),
                        fact.getValue(),
                        fact.getValue().equals("0") && isVacuous() ? Conclusion.VACUOUS : Conclusion.VALID));
    }

    /** Not every workload is about conflicts; the checker knows whether this one is. */
    private boolean isVacuous() {
        return result.checkers().stream().anyMatch(checker -> checker.verdict() == Conclusion.VACUOUS);
    }

    private void faults() {
        var kinds = new LinkedHashMap<String, Tally>();
        history.info().faults().forEach(kind -> kinds.put(kind, new Tally(0, 0)));
        result.faults().forEach(fault -> kinds.merge(fault.kind(), Tally.of(fault), Tally::plus));
        kinds.entrySet().stream().limit(ROWS_SHOWN).forEach(kind -> {
            var tally = kind.getValue();
            row(
                    "faults of kind " + kind.getKey(),
                    "%d injected, %d seen to bite".formatted(tally.injected, tally.observed),
                    tally.observed > 0 ? Conclusion.VALID : Conclusion.VACUOUS);
        });
    }

    private void row(String what, String measured, Conclusion conclusion) {
        var counts = conclusion == Conclusion.VALID;
        Element answer = element("td", Badge.of(counts ? "yes" : "no", conclusion));
        table.row(counts ? "" : GAP, what, List.of(Table.cell(measured), answer));
    }

    /** How many faults of a kind there were. */
    private record Tally(int injected, int observed) {

        static Tally of(FaultOutcome fault) {
            return new Tally(1, fault.observed() ? 1 : 0);
        }

        Tally plus(Tally other) {
            return new Tally(injected + other.injected, observed + other.observed);
        }
    }
}
