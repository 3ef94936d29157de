package org.rashomon.harness.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rashomon.checkers.linearizability.RunFollower;
import org.rashomon.harness.scenario.Expected;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.serve.LivePage;
import org.rashomon.harness.sessions.Defects;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.Questions;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;
import org.rashomon.results.campaign.CampaignFiles;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rashomon run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Deploys a cluster, breaks it while clients work, heals it, and judges what is left.",
            "On a terminal, t and Enter tell how it goes; so does the signal USR1. Ctrl-C heals and writes what there "
                    + "is, a second one stops at once."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon run --nodes 5 --faults partition,pause --time-limit 60s",
            "  rashomon run my-scenario.yaml --seed 7 --set rate=500",
            "  RASHOMON_TIME_LIMIT=5s rashomon run --profile nightly       rashomon config --help tells more"
        })
final class RunCommand implements Callable<Integer> {

    private static final int SEEDS = 1_000_000;

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Everything random follows from it (default: drawn).")
    private Optional<String> seed = Optional.empty();

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

    @Option(
            names = "--live",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "Shows the run to a browser while it goes on, on this machine alone (default: a free port).")
    private Optional<Integer> live = Optional.empty();

    @Option(
            names = "--live-wait",
            description = "Keeps the live page, and the report on it, after the run until Ctrl-C.")
    private boolean isWaiting;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var settings = options.settings(seed);
        var scenario = ScenarioReader.read(settings, new SplittableRandom().nextInt(SEEDS));
        Defects.requireKnown(scenario.defect());
        checkToxiproxy();
        RunSession.requireAvailable(scenario);
        var follower = failFast.map(Questions::follower);
        var terminal = spec.commandLine().getErr();
        try (var watched = progress.watch(terminal, scenario.timeLimit())) {
            var expected = Expected.of(settings);
            if (live.isPresent()) {
                return showing(live.get(), scenario, expected, watched.display(), follower);
            }
            if (isWaiting) {
                throw new ScenarioException("--live-wait: needs --live");
            }
            return run(scenario, expected, watched.display(), follower).code();
        }
    }

    private int showing(
            int port, Scenario scenario, Optional<Expected> expected, Display display, Optional<RunFollower> follower)
            throws Exception {
        var terminal = spec.commandLine().getErr();
        try (var page = LivePage.open(port)) {
            terminal.println("live: " + page.url());
            terminal.flush();
            var shown = new LiveDisplay(page, scenario);
            var ended = run(scenario, expected, Display.both(display, shown), follower);
            shown.verdict(ended.result);
            if (isWaiting && ended.code() != RunSession.INTERRUPTED) {
                page.show(new RunDirectory(Path.of(ended.result.runDirectory())).report());
                terminal.println("live: %sreport.html; Ctrl-C ends".formatted(page.url()));
                new CountDownLatch(1).await();
            }
            return ended.code();
        }
    }

    /** How a run ended. */
    private record Ended(RunResult result, boolean wasInterrupted) {
        int code() {
            return wasInterrupted ? RunSession.INTERRUPTED : result.exitCode();
        }
    }

    private Ended run(Scenario scenario, Optional<Expected> expected, Display display, Optional<RunFollower> follower)
            throws Exception {
        try (var session = RunSession.open(scenario, out, toxiproxy, display)) {
            session.run(follower);
            var judging = session.judge(HtmlReport::render);
            CampaignFiles.writeBeside(judging.result(), new RunDirectory(session.path()));
            GitHub.tell(CampaignResult.of(judging.result()), spec.commandLine());
            json.print(judging.result(), spec.commandLine());
            expected.stream()
                    .flatMap(one -> one.differences(Expected.Outcome.of(judging.result())).stream())
                    .forEach(difference ->
                            spec.commandLine().getErr().println("not as the scenario expects: " + difference));
            return new Ended(judging.result(), session.wasInterrupted());
        }
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
