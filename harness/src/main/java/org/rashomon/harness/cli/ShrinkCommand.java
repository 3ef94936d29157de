package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.Durations;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.HistoryFile;
import org.rashomon.harness.sessions.Regression;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.harness.sessions.Version;
import org.rashomon.harness.simulation.Recording;
import org.rashomon.harness.simulation.Shrinker;
import org.rashomon.harness.simulation.Trial;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon shrink}. */
@Command(
        name = "shrink",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds a smaller run that shows the same anomaly.",
            "Fewer operations, faults, nodes and sessions, less time. Writes it as a scenario of explicit steps, which"
                    + " every world can run, and prints it as a table."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon shrink results/runs/latest",
            "  rashomon shrink results/runs/latest --keep lost-write/vanished-write -o regressions/lost.run"
        })
final class ShrinkCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The directory of a run that found an anomaly.")
    private Path run = Path.of("");

    @Option(
            names = {"--time-budget", "--budget"},
            paramLabel = "TIME",
            description = "Is content with what it has after it (default ${DEFAULT-VALUE}).")
    private String timeBudget = "30s";

    @Option(
            names = {"--anomaly", "--keep"},
            paramLabel = "SIGNATURE",
            description = "What is to stay: an anomaly, or CHECKER/ANOMALY (default: the first that was found).")
    private Optional<String> anomaly = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.run",
            description = "Writes the case there, too, to be committed, and replayed by replay, campaign and JUnit.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("results", "runs");

    @Option(names = "--json", description = "Prints result.json of the smallest run; the table goes to standard error.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var budgetNanos = Durations.parse(timeBudget)
                .map(Duration::toNanos)
                .orElseThrow(() -> new ScenarioException(
                        "--time-budget: takes a duration such as 30s, was \"%s\"".formatted(timeBudget)));
        output.ifPresent(Regression::requireNew);
        var directory = RunDirectory.open(run);
        var recorded =
                HistoryFile.read(directory.path(), HistoryFile.Format.RASHOMON).history();
        var settings = ScenarioFile.read(directory.scenario()).with("world", "simulated", "shrink");
        var explicit =
                Recording.explicit(ScenarioReader.read(settings, recorded.info().seed()), recorded);
        var began = System.nanoTime();
        var target = target(Trial.of(explicit, Version.current()));
        var shrinker = new Shrinker(target, () -> System.nanoTime() - began >= budgetNanos);
        var smallest = shrinker.shrink(explicit);
        spec.commandLine()
                .getErr()
                .println("%d runs tried in %.1f s".formatted(shrinker.attempts(), (System.nanoTime() - began) / 1e9));
        return keep(smallest.named(name(smallest)), target);
    }

    private String target(Trial trial) {
        var wanted = anomaly.map(text -> text.replaceFirst("(/|: )", ": ")).orElse("");
        return trial.signature().stream()
                .filter(found -> wanted.isEmpty() || found.equals(wanted) || found.endsWith(": " + wanted))
                .findFirst()
                .orElseThrow(() -> new ScenarioException(("%s: the steps of this run show no%s anomaly in the simulated"
                                + " world, so there is nothing to shrink")
                        .formatted(run, anomaly.map(name -> " " + name).orElse(""))));
    }

    private Integer keep(Scenario smallest, String target) throws Exception {
        try (var session = RunSession.open(smallest, out, Optional.empty(), Display.silent())) {
            session.run();
            var judging = session.judge(HtmlReport::render);
            var answer = beside();
            if (isJson) {
                spec.commandLine().getOut().println(ResultJson.line(judging.result()));
            }
            answer.println("%s  shown by %d operations and %d faults on %d nodes"
                    .formatted(
                            target,
                            smallest.script().operations().size(),
                            smallest.script().faults().size(),
                            smallest.nodes()));
            new Counterexample(judging.history()).lines().forEach(answer::println);
            if (output.isPresent()) {
                keepCase(output.get(), smallest, target);
            }
            answer.println("run directory: " + session.path());
            answer.println("replay: ./rashomon replay %s".formatted(session.path()));
            return judging.result().exitCode();
        }
    }

    private PrintWriter beside() {
        return isJson ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    private void keepCase(Path file, Scenario smallest, String target) {
        var signature = target.replaceFirst(": ", "/");
        var bytes = Regression.write(file, smallest, signature);
        spec.commandLine().getOut().println("case: %s, %,d bytes; ./rashomon replay %s".formatted(file, bytes, file));
    }

    private static String name(Scenario scenario) {
        var name = "shrunk-" + scenario.name();
        return name.substring(0, Math.min(80, name.length()));
    }
}
