package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.harness.scenario.NearNames;
import org.rashomon.harness.scenario.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains an anomaly by its name, or by the one that the literature gives it.",
            "What it is, the smallest example, what provokes it, where it was seen, and what would make it legal."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon explain vanished-write", "  rashomon explain G-single"})
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "ANOMALY",
            description = "A name from a verdict, such as vanished-write; without it all are named.")
    private String name = "";

    @Option(names = "--markdown", description = "As docs/anomalies.md.")
    private boolean isMarkdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var entries = name.isEmpty() ? AnomalyCatalogue.entries() : List.of(wanted());
        var out = spec.commandLine().getOut();
        if (isMarkdown) {
            AnomalyDocument.write(entries, out);
        } else if (name.isEmpty()) {
            list(entries, out);
        } else {
            new AnomalyScreen(spec.commandLine().getColorScheme().ansi(), out).show(entries.getFirst());
        }
        out.flush();
        return 0;
    }

    private AnomalyCatalogue.Entry wanted() {
        return AnomalyCatalogue.find(name)
                .or(() -> AnomalyCatalogue.alsoCalled(name))
                .orElseThrow(() -> new ScenarioException("there is no anomaly \"%s\"; %s".formatted(name, hint())));
    }

    private String hint() {
        var names = AnomalyCatalogue.entries().stream()
                .map(AnomalyCatalogue.Entry::name)
                .toList();
        var near = NearNames.of(name, names);
        return near.isEmpty() ? "all of them: rashomon explain" : "did you mean " + String.join(", ", near) + "?";
    }

    private static void list(List<AnomalyCatalogue.Entry> entries, PrintWriter out) {
        for (var family : AnomalyCatalogue.Family.values()) {
            out.println(family.label());
            entries.stream()
                    .filter(entry -> entry.family() == family)
                    .forEach(entry -> out.println("  %-28s  breaks: %s".formatted(entry.name(), entry.breaks())));
        }
    }
}
