package org.rashomon.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.sessions.Defects;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.Judging;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
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
            "In the simulated world it must be, byte for byte; in a real world it says how the two differ."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon replay results/runs/latest",
            "  rashomon replay results/runs/latest --world local",
            "  rashomon replay scenario.yaml --seed 7"
        })
final class ReplayCommand implements Callable<Integer> {

    /** The histories differ though they must not. */
    private static final int BROKEN = 4;

    private static final String SIMULATED = "simulated";

    @Parameters(paramLabel = "RUN|SCENARIO", description = "A run directory, or a scenario file.")
    private Path what = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the recorded one.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--world", paramLabel = "NAME", description = "Another world than the recorded one.")
    private Optional<String> world = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("results", "runs");

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var recorded =
                Files.isRegularFile(what) ? Optional.<RunDirectory>empty() : Optional.of(RunDirectory.open(what));
        var settings = ScenarioFile.read(recorded.map(RunDirectory::scenario).orElse(what))
                .withOptional("seed", seed, "--seed")
                .withOptional("world", world, "--world");
        var scenario = ScenarioReader.read(settings, 0);
        Defects.requireKnown(scenario.defect());
        RunResult result;
        RunDirectory replayed;
        try (var session = RunSession.open(
                scenario,
                out,
                Optional.empty(),
                Display.plain(spec.commandLine().getErr()))) {
            session.run();
            result = session.judge(HtmlReport::render).result();
            replayed = new RunDirectory(session.path());
        }
        new JsonOption().print(result, spec.commandLine());
        return recorded.isEmpty() || seed.isPresent() ? result.exitCode() : compare(recorded.get(), replayed, result);
    }

    private int compare(RunDirectory recorded, RunDirectory replayed, RunResult result) throws IOException {
        var answer = spec.commandLine().getOut();
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
