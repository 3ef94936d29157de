package org.rashomon.harness.cli;

import java.util.concurrent.Callable;
import org.rashomon.results.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rashomon ls}. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        description = "Lists the runs of a folder, those first that did not pass, then the newest.",
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon ls", "  rashomon ls ci-artifacts --failed"})
final class LsCommand implements Callable<Integer> {

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(names = "--failed", description = "Only those that did not pass.")
    private boolean isFailedOnly;

    @Option(names = "--json", description = "Prints each result.json on a line.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        for (var run : runs.runs()) {
            var result = run.result();
            if (isFailedOnly && result.passed()) {
                continue;
            }
            out.println(
                    isJson
                            ? ResultJson.line(result)
                            : "%-9s  %s  seed %d: %s"
                                    .formatted(result.verdict().word(), run.name(), result.seed(), result.reason()));
        }
        return 0;
    }
}
