package org.rashomon.harness.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.results.ResultJson;
import org.rashomon.results.report.HtmlReport;
import org.rashomon.results.report.Pages.ListedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rashomon rerun}. */
@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the runs of a folder again, each with its own scenario and seed.",
            "Exits by the heaviest verdict of the new runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon rerun --failed", "  rashomon rerun results/campaigns/faults/runs --failed"})
final class RerunCommand implements Callable<Integer> {

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(names = "--failed", description = "Only those that did not pass.")
    private boolean isFailedOnly;

    @Option(names = "--json", description = "Prints result.json of each new run, one a line.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var worst = new Worst();
        for (var run : runs.runs()) {
            if (isFailedOnly && run.result().passed()) {
                continue;
            }
            if (again(run, worst)) {
                return RunSession.INTERRUPTED;
            }
        }
        return worst.exitCode();
    }

    /** Makes a run again; whether somebody interrupted it. */
    private boolean again(ListedRun run, Worst worst) throws Exception {
        var settings = ScenarioFile.read(runs.directory(run).scenario());
        var scenario = ScenarioReader.read(settings, run.result().seed());
        try (var session = RunSession.open(scenario, runs.folder(), Optional.empty(), Display.silent())) {
            session.run();
            var result = session.judge(HtmlReport::render).result();
            worst.add(result);
            spec.commandLine()
                    .getOut()
                    .println(
                            isJson
                                    ? ResultJson.line(result)
                                    : "%-9s was %-9s  %s  seed %d: %s"
                                            .formatted(
                                                    result.verdict().word(),
                                                    run.result().verdict().word(),
                                                    run.name(),
                                                    result.seed(),
                                                    result.reason()));
            return session.wasInterrupted();
        }
    }
}
