package org.rashomon.harness.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.sessions.HistoryFile;
import org.rashomon.harness.sessions.Judging;
import org.rashomon.harness.sessions.Questions;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Judges runs again and writes their result.json and report.html anew.",
            "The exit code is that of the worst."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon report results/runs/latest",
            "  rashomon report history.edn -o report.html --max-size 200m"
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RUN|FILE", description = "Run directories or history files.")
    private List<Path> paths = List.of();

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Writes the report of the only run there, and nothing else.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            description =
                    "What a report may need, such as 15m or 1g (default 15 MB). Over it, operations are left out.")
    private Optional<String> maxSize = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (output.isPresent() && paths.size() > 1) {
            throw new ScenarioException(
                    "-o: takes one run, were %d; leave it out to write into each".formatted(paths.size()));
        }
        var most = maxSize.map(ReportCommand::size).orElse(HtmlReport.MOST_BYTES);
        var worst = new Worst();
        for (var path : paths) {
            if (output.isEmpty() && !Files.isDirectory(path)) {
                throw new ScenarioException("%s: is no run directory; say by -o where its report goes".formatted(path));
            }
            var judging = Judging.of(path, HistoryFile.Format.AUTO, Questions.OF_THE_WORKLOAD);
            var html = HtmlReport.render(judging.result(), judging.history(), most);
            var report = output.orElseGet(() -> RunDirectory.open(path).report());
            Files.writeString(report, html, StandardCharsets.UTF_8);
            if (output.isEmpty()) {
                ResultJson.write(judging.result(), RunDirectory.open(path).result());
            }
            spec.commandLine().getOut().println(report);
            worst.add(judging.result());
        }
        return worst.exitCode();
    }

    private static long size(String text) {
        return Sizes.parse(text)
                .orElseThrow(() -> new ScenarioException(
                        "--max-size: must be a size of at least 1m, such as 15m or 1g, was \"%s\"".formatted(text)));
    }
}
