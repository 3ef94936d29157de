package org.rashomon.results.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.rashomon.history.History;
import org.rashomon.results.RunResult;

/** What was run, where, and by which version. */
final class EnvironmentSection {

    private static final int CONTRACT_SHOWN = 40;
    private static final int NODES_SHOWN = 40;

    private EnvironmentSection() {}

    static Markup render(RunResult result, History history) {
        var table = new Table("What the history says of its run", "What", "Value");
        row(table, "scenario", result.name());
        row(table, "seed", Long.toString(result.seed()));
        row(table, "world", result.world());
        row(table, "workload", result.workload());
        row(table, "nodes", result.nodes().stream().limit(NODES_SHOWN).collect(Collectors.joining(", ")));
        row(table, "faults asked for", String.join(", ", history.info().faults()));
        result.contract().entrySet().stream()
                .limit(CONTRACT_SHOWN)
                .forEach(entry -> row(table, "contract: " + Escaping.clip(entry.getKey(), 60), entry.getValue()));
        result.deployment().entrySet().stream()
                .limit(CONTRACT_SHOWN)
                .forEach(entry -> row(table, "deployed: " + Escaping.clip(entry.getKey(), 60), entry.getValue()));
        row(
                table,
                "harness kept busy",
                String.format(Locale.ROOT, "%.2f processors", result.harness().processorShare()));
        row(table, "harness paused at most", Units.count(result.harness().longestPauseMillis()) + " ms");
        row(table, "started", result.startedAt());
        row(table, "harness", result.harnessVersion());
        row(table, "events in the history", Units.count(history.events()));
        row(table, "came to its verdict", history.isComplete() ? "yes" : "no, the history ends before");
        row(table, "run directory", result.runDirectory());
        return Section.of("environment", "Environment", table.build());
    }

    private static void row(Table table, String what, String value) {
        table.row(what, Table.cell(value.isEmpty() ? "not said" : Escaping.clip(value, 400)));
    }
}
