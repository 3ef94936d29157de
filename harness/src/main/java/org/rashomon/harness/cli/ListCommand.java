package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.rashomon.harness.cli.Catalogue.Entry;
import org.rashomon.harness.scenario.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rashomon list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what there is to choose from, and what can be found.",
            "Workloads, faults, checkers, strategies, topologies, guarantees, defects, anomalies."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon list faults", "  rashomon list checkers --json"})
final class ListCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "WHAT", description = "One of these lists; all of them without it.")
    private String what = "";

    @Option(names = "--markdown", description = "As the tables of docs/reference.md; guarantees as docs/store.md.")
    private boolean isMarkdown;

    @Option(names = "--json", description = "As one JSON object a list.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    /** One list as JSON. */
    record Listing(String list, List<Entry> entries) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var catalogues = what.isEmpty()
                ? List.of(Catalogue.values())
                : List.of(Catalogue.named(what)
                        .orElseThrow(() -> new ScenarioException(
                                "there is no list \"%s\"; lists: %s".formatted(what, Catalogue.names()))));
        for (var catalogue : catalogues) {
            var entries = catalogue.entries();
            var isAlone = catalogues.size() == 1;
            if (isJson) {
                out.println(new JsonMapper().writeValueAsString(new Listing(catalogue.label(), entries)));
            } else if (isMarkdown && isAlone && catalogue == Catalogue.GUARANTEES) {
                StoreDocument.write(out);
            } else if (isMarkdown) {
                markdown(out, catalogue, entries);
            } else {
                plain(out, catalogue, entries);
                if (isAlone && catalogue == Catalogue.GUARANTEES) {
                    GuaranteeScreen.show(out);
                }
            }
        }
        return 0;
    }

    private static void markdown(PrintWriter out, Catalogue catalogue, List<Entry> entries) {
        out.println("## %s%n%n%s.%n%n| name | meaning |%n| --- | --- |"
                .formatted(capitalized(catalogue.label()), catalogue.title()));
        entries.forEach(entry -> out.println(
                "| `%s` | %s |".formatted(entry.name(), entry.description().replace("|", "\\|"))));
        out.println();
    }

    private void plain(PrintWriter out, Catalogue catalogue, List<Entry> entries) {
        if (what.isEmpty()) {
            out.println(capitalized(catalogue.label()) + ":");
        }
        var width =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        var table = TextTable.forColumnWidths(spec.commandLine().getColorScheme(), width + 4, 100 - width - 4);
        entries.forEach(entry -> table.addRowValues("  " + entry.name(), entry.description()));
        out.print(table);
        out.println();
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
