package org.rashomon.harness.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rashomon.results.Conclusion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Judges recorded histories again, from the recording alone. Several are judged in their order;",
            "the exit code is that of the worst."
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RUN|FILE", description = "Run directories or history files.")
    private List<Path> paths = List.of();

    @Option(names = "--model", paramLabel = "NAME", description = "Asks only this checker; may be repeated.")
    private List<String> models = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var worst = Conclusion.VALID;
        var exitCode = 0;
        for (var path : paths) {
            var result = Judging.of(path, models).result();
            json.print(result, spec.commandLine());
            if (result.verdict().compareTo(worst) > 0) {
                worst = result.verdict();
                exitCode = result.exitCode();
            }
        }
        return exitCode;
    }
}
