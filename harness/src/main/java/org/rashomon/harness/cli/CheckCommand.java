package org.rashomon.harness.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.Durations;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.sessions.HistoryFile;
import org.rashomon.harness.sessions.Judging;
import org.rashomon.harness.sessions.Questions;
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
            "Judges recorded histories again, from the recording alone.",
            "Several are judged in their order; the exit code is that of the worst. What cannot be read is named, "
                    + "and is wrong usage unless another one shows an anomaly."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon check results/runs/latest",
            "  rashomon check store/latest/history.edn --model linearizable-register",
            "  rashomon check --model causal,read-your-writes transactions.txt",
            "  rashomon check results/runs/latest --model linearizable-register --key k17"
        })
final class CheckCommand implements Callable<Integer> {

    private static final int ANOMALY = 1;

    @Parameters(arity = "1..*", paramLabel = "RUN|FILE", description = "Run directories or history files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--model",
            split = ",",
            paramLabel = "NAME",
            description = "Asks only this checker; may be repeated, or several with commas between.")
    private List<String> models = List.of();

    @Option(names = "--key", paramLabel = "KEY", description = "Looks at this key's operations alone.")
    private String key = "";

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "auto, rashomon, jepsen-edn, jepsen-log, porcupine-kv, plume or awdit.")
    private String format = HistoryFile.Format.AUTO.label();

    @Option(names = "--time-budget", paramLabel = "TIME", description = "How long a search may take (default 60s).")
    private String timeBudget = "60s";

    @Option(names = "--memory", paramLabel = "SIZE", description = "How much a search may hold (default 2g).")
    private String memory = "2g";

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var written = HistoryFile.Format.named(format)
                .orElseThrow(() -> new ScenarioException("--format: names no format, was \"%s\"; formats: %s"
                        .formatted(format, HistoryFile.Format.labels())));
        var questions = new Questions(
                models,
                time(),
                Sizes.parse(memory)
                        .orElseThrow(() -> new ScenarioException(
                                "--memory: must be a size of at least 1m, such as 512m or 2g, was \"%s\""
                                        .formatted(memory))),
                key);
        var worst = new Worst();
        var unread = new ArrayList<ScenarioException>();
        for (var path : paths) {
            try {
                var result = Judging.of(path, written, questions).result();
                json.print(result, spec.commandLine());
                worst.add(result);
            } catch (ScenarioException unreadable) {
                unread.add(unreadable);
            }
        }
        return exitCode(worst, unread);
    }

    /** What cannot be read is said, but does not keep the others from being judged, nor hides an anomaly in them. */
    private int exitCode(Worst worst, List<ScenarioException> unread) {
        if (unread.isEmpty()) {
            return worst.exitCode();
        }
        if (unread.size() == paths.size()) {
            throw unread.getFirst();
        }
        unread.forEach(unreadable -> spec.commandLine().getErr().println("error: " + unreadable.problem()));
        return worst.exitCode() == ANOMALY ? ANOMALY : Rashomon.USAGE;
    }

    private Duration time() {
        return Durations.parse(timeBudget)
                .filter(duration -> !duration.isZero())
                .orElseThrow(() ->
                        new ScenarioException("--time-budget: must be a duration, such as 500ms, 60s or 2m, was \"%s\""
                                .formatted(timeBudget)));
    }
}
