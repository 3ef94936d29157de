package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.sessions.Defects;
import org.rashomon.harness.sessions.Judging;
import org.rashomon.harness.sessions.Regression;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a recorded run again, and says whether the history is the same.",
            "In the simulated world it must be, byte for byte; in a real world it says how the two differ. Of a case "
                    + "that failed once (FILE.run) it says whether it still shows its anomaly."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon replay results/runs/latest",
            "  rashomon replay results/runs/latest --world local",
            "  rashomon replay scenario.yaml --seed 7",
            "  rashomon replay regressions/lost.run          1: it is still there, 0: it is not"
        })
final class ReplayCommand implements Callable<Integer> {

    /** The histories differ though they must not. */
    private static final int BROKEN = 4;

    private static final String SIMULATED = "simulated";

    @Parameters(
            paramLabel = "RUN|FILE",
            description = "A run directory, a scenario file, or a case of shrink -o, FILE.run.")
    private Path what = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the recorded one.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--world", paramLabel = "NAME", description = "Another world than the recorded one.")
    private Optional<String> world = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("results", "runs");

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (Regression.isNamed(what)) {
            return again(Regression.read(what));
        }
        var recorded =
                Files.isRegularFile(what) ? Optional.<RunDirectory>empty() : Optional.of(RunDirectory.open(what));
        var replayed =
                run(ScenarioFile.read(recorded.map(RunDirectory::scenario).orElse(what)));
        var result = replayed.result();
        json.print(result, spec.commandLine());
        return replayed.wasInterrupted
                ? RunSession.INTERRUPTED
                : recorded.isEmpty() || seed.isPresent()
                        ? result.exitCode()
                        : compare(recorded.get(), replayed.directory, result);
    }

    private int again(Regression regression) throws Exception {
        var replayed = run(regression.settings());
        var result = Regression.judged(replayed.result);
        beside().println("regression  " + regression.sentence(result));
        json.print(result, spec.commandLine());
        return replayed.wasInterrupted ? RunSession.INTERRUPTED : result.exitCode();
    }

    /** A run that was made again. */
    private record Replayed(RunResult result, RunDirectory directory, boolean wasInterrupted) {}

    private Replayed run(Settings recorded) throws Exception {
        var settings = recorded.withOptional("seed", seed, "--seed").withOptional("world", world, "--world");
        var scenario = ScenarioReader.read(settings, 0);
        Defects.requireKnown(scenario.defect());
        var err = spec.commandLine().getErr();
        try (var watched = progress.watch(err, scenario.timeLimit());
                var session = RunSession.open(scenario, out, Optional.empty(), watched.display())) {
            session.run();
            var result = session.judge(HtmlReport::render).result();
            return new Replayed(result, new RunDirectory(session.path()), session.wasInterrupted());
        }
    }

    /** What is no JSON does not go among it. */
    private PrintWriter beside() {
        return json.isAsked() ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    private int compare(RunDirectory recorded, RunDirectory replayed, RunResult result) throws IOException {
        var answer = beside();
        var difference = HistoryComparison.firstDifference(recorded, replayed);
        if (difference.isEmpty()) {
            answer.println("history     identical, byte for byte");
            return result.exitCode();
        }
        var before = Judging.of(recorded.path()).result();
        var mustBeSame = before.world().equals(SIMULATED)
                && result.world().equals(SIMULATED)
                && before.harnessVersion().equals(result.harnessVersion());
        answer.println(
                "history     %s".formatted(mustBeSame ? "DIFFERS, but must not: " + difference.get() : "differs"));
        HistoryComparison.inWords(before, result).forEach(answer::println);
        return mustBeSame ? BROKEN : result.exitCode();
    }
}
