package org.rashomon.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Sums up a run again, as it was when it ended, and exits by its verdict.",
            "Nothing is judged anew; rashomon check does that."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon show results/runs/latest", "  rashomon show results/runs/latest --json"})
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A run directory.")
    private Path run = Path.of("");

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var result = ResultJson.read(RunDirectory.open(run).result());
        json.print(result, spec.commandLine());
        return result.exitCode();
    }
}
