package org.rashomon.harness.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Deploys a cluster, breaks it while clients work, heals it, and judges what is left.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon run --nodes 5 --faults partition,pause --time-limit 60s",
            "  rashomon run my-scenario.yaml --seed 7 --set rate=500"
        })
final class RunCommand implements Callable<Integer> {

    private static final int SEEDS = 1_000_000;

    @Parameters(arity = "0..1", paramLabel = "SCENARIO.yaml", description = "What to run; options win over it.")
    private Optional<Path> scenarioFile = Optional.empty();

    @Option(
            names = "--world",
            paramLabel = "NAME",
            description = "Where nodes run: local or simulated (default local).")
    private Optional<String> world = Optional.empty();

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes (default 3).")
    private Optional<String> nodes = Optional.empty();

    @Option(names = "--topology", paramLabel = "NAME", description = "Who replicates to whom (all-to-all).")
    private Optional<String> topology = Optional.empty();

    @Option(names = "--strategy", paramLabel = "NAME", description = "How conflicts are resolved (lww-wall-clock).")
    private Optional<String> strategy = Optional.empty();

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description = "What clients do (default: what suits the strategy).")
    private Optional<String> workload = Optional.empty();

    @Option(names = "--faults", paramLabel = "A,B,..|none", description = "What breaks (default partition,kill).")
    private Optional<String> faults = Optional.empty();

    @Option(names = "--time-limit", paramLabel = "TIME", description = "How long clients work (default 20s).")
    private Optional<String> timeLimit = Optional.empty();

    @Option(names = "--rate", paramLabel = "OPS", description = "Operations a second over all clients (default 200).")
    private Optional<String> rate = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Everything random follows from it (default: drawn).")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--defect", paramLabel = "NAME", description = "Plants a known defect in the store.")
    private Optional<String> defect = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Sets anything a scenario file can set.")
    private List<String> assignments = List.of();

    @Option(
            names = "--fail-fast",
            paramLabel = "MODEL",
            description = "Ends the work at the first answer that MODEL, such as linearizable-register, excludes.")
    private Optional<String> failFast = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("results", "runs");

    @Option(
            names = "--toxiproxy",
            paramLabel = "URL",
            description = "Uses a toxiproxy-server that is there, instead of the embedded one.")
    private Optional<URI> toxiproxy = Optional.empty();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var scenario = scenario();
        Defects.requireKnown(scenario.defect());
        checkToxiproxy();
        var follower = failFast.map(Questions::followable);
        try (var session =
                RunSession.open(scenario, out, toxiproxy, spec.commandLine().getErr())) {
            session.run(follower);
            var judging = session.judge(HtmlReport::render);
            json.print(judging.result(), spec.commandLine());
            return session.wasInterrupted()
                    ? RunSession.INTERRUPTED
                    : judging.result().exitCode();
        }
    }

    private Scenario scenario() {
        var settings = scenarioFile
                .map(ScenarioFile::read)
                .orElse(Settings.NONE)
                .withOptional("seed", seed, "--seed")
                .withOptional("world", world, "--world")
                .withOptional("nodes", nodes, "--nodes")
                .withOptional("topology", topology, "--topology")
                .withOptional("strategy", strategy, "--strategy")
                .withOptional("workload", workload, "--workload")
                .withOptional("faults", faults, "--faults")
                .withOptional("timeLimit", timeLimit, "--time-limit")
                .withOptional("rate", rate, "--rate")
                .withOptional("defect", defect, "--defect");
        for (var assignment : assignments) {
            var equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new ScenarioException("--set: takes NAME=VALUE, was \"%s\"".formatted(assignment));
            }
            settings = settings.with(
                    assignment.substring(0, equals), assignment.substring(equals + 1), "--set " + assignment);
        }
        return ScenarioReader.read(settings, new SplittableRandom().nextInt(SEEDS));
    }

    private void checkToxiproxy() {
        toxiproxy.ifPresent(url -> {
            if (url.getHost() == null || !"http".equals(url.getScheme())) {
                throw new ScenarioException(
                        "--toxiproxy: takes the URL of its API, such as http://127.0.0.1:8474, was \"%s\""
                                .formatted(url));
            }
        });
    }
}
