package org.rashomon.harness.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.harness.scenario.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon explain}. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Explains an anomaly by its name.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ANOMALY", description = "A name from a verdict, such as vanished-write.")
    private String name = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var entry = AnomalyCatalogue.find(name)
                .orElseThrow(() -> new ScenarioException("there is no anomaly \"%s\"; anomalies: %s"
                        .formatted(
                                name,
                                AnomalyCatalogue.entries().stream()
                                        .map(AnomalyCatalogue.Entry::name)
                                        .collect(Collectors.joining(", ")))));
        var out = spec.commandLine().getOut();
        out.println(entry.name() + (entry.kind() == AnomalyCatalogue.Kind.BY_DESIGN ? " (by design)" : ""));
        var table = TextTable.forColumns(
                spec.commandLine().getColorScheme(),
                new Column(14, 2, Overflow.SPAN),
                new Column(84, 0, Overflow.WRAP));
        table.addRowValues("what", entry.definition());
        table.addRowValues("provoked by", entry.provokedBy());
        table.addRowValues("example", entry.example());
        out.print(table);
        out.flush();
        return 0;
    }
}
