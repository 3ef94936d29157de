package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rashomon.harness.campaign.Campaign;
import org.rashomon.harness.campaign.CampaignReader;
import org.rashomon.harness.campaign.CampaignRunner;
import org.rashomon.harness.campaign.Shard;
import org.rashomon.harness.campaign.Soak;
import org.rashomon.harness.deployment.FileTrees;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.sessions.Defects;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.results.RunResult;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.campaign.CampaignRun;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon campaign}. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a matrix of settings with many seeds, within a budget of time.",
            "The canary comes first, then cases that failed once, seeds that failed before, and the rest. "
                    + "Nothing is repeated until it is green."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon campaign faults.yaml --profile ci --budget 12m --junit junit.xml",
            "  rashomon campaign faults.yaml --shard hash:2/4 --out shard-2",
            "  rashomon campaign faults.yaml --baseline baseline.json",
            "  rashomon campaign faults.yaml --soak 12h                 and again, to go on where it ended"
        })
final class CampaignCommand implements Callable<Integer> {

    /** A soak that goes on must not fill the disk with the same failure. */
    private static final int KEPT_OF_A_SIGNATURE = 5;

    @Parameters(index = "0", paramLabel = "CAMPAIGN.yaml", description = "The matrix; docs/ci.md shows one.")
    private Path file = Path.of("");

    @Mixin
    private OverrideOptions overrides = new OverrideOptions();

    @Option(names = "--budget", paramLabel = "TIME", description = "Wall time for all, checking included (default 1h).")
    private Optional<String> budget = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "FIRST..LAST",
            description = "Each cell runs with each; wins over the file.")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = "--regressions",
            paramLabel = "DIR",
            description = "Cases that failed once (*.run, of shrink -o), which are run first.")
    private Optional<String> regressions = Optional.empty();

    @Option(names = "--shard", paramLabel = "hash:K/N", description = "Makes only the K-th of N parts.")
    private Optional<String> shard = Optional.empty();

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            description = "Goes on with new seeds for so long, such as 12h, or until an anomaly that nobody knew.")
    private Optional<String> soak = Optional.empty();

    @Option(names = "--keep-going", description = "With --soak: an anomaly that nobody knew does not end it.")
    private boolean isToGoOn;

    @Option(names = "--fail-fast", paramLabel = "N", description = "Stops after N different anomalies (0: never).")
    private Optional<String> failFast = Optional.empty();

    @Option(names = "--keep", description = "Keeps the directories of runs that passed, too.")
    private boolean isKeeping;

    @Mixin
    private CampaignOutputs outputs = new CampaignOutputs();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    private final AtomicBoolean wasInterrupted = new AtomicBoolean();
    private final Status status = new Status(System::nanoTime);
    /** How often each anomaly was seen in each cell. */
    private final Map<String, Integer> shown = new HashMap<>();

    private volatile String soFar = "no run has ended";

    @Override
    public Integer call() throws IOException, InterruptedException {
        var campaign = CampaignReader.read(
                file,
                overrides.with(
                        spec,
                        Settings.NONE
                                .withOptional("budget", budget, "--budget")
                                .withOptional("seeds", seeds, "--seeds")
                                .withOptional("soak", soak, "--soak")
                                .withOptional("regressions", regressions, "--regressions")
                                .withOptional("failFast", failFast, "--fail-fast")));
        for (var defect : campaign.values("defect")) {
            Defects.requireKnown(defect);
        }
        var part = shard.map(CampaignCommand::shard).orElse(Shard.WHOLE);
        var directory = outputs.directory(campaign.name());
        var before = outputs.before(directory);
        var time = campaign.options().soak();
        if (isToGoOn && time.isEmpty()) {
            throw new ScenarioException("--keep-going: belongs to --soak");
        }
        var runs = directory.resolve("runs");
        CampaignRunner.Execution execution = (cell, settings) -> run(settings, runs);
        var asked = StatusOnDemand.open(this::tellStatus, () -> {});
        try {
            var result = time.isEmpty()
                    ? new CampaignRunner(campaign, limits(campaign), execution, System::nanoTime)
                            .run(
                                    part,
                                    before.map(CampaignResult::runs).orElse(List.of()),
                                    outputs.baseline(),
                                    this::tell)
                    : new Soak(campaign, new Soak.Limits(time.get(), isToGoOn), execution, System::nanoTime)
                            .run(
                                    part,
                                    before,
                                    outputs.baseline(),
                                    this::tellOfSoak,
                                    soFar -> tellWindow(soFar, directory, before));
            outputs.write(result, directory, before, spec.commandLine());
            return wasInterrupted.get() ? RunSession.INTERRUPTED : result.exitCode();
        } finally {
            asked.close();
        }
    }

    private static CampaignRunner.Limits limits(Campaign campaign) {
        return new CampaignRunner.Limits(
                campaign.options().budget(), campaign.options().failFast());
    }

    /** So that what was learned is on disk, and can be looked at, while the soak goes on. */
    private void tellWindow(CampaignResult result, Path directory, Optional<CampaignResult> before) {
        outputs.writeFiles(result, directory, before);
        spec.commandLine()
                .getErr()
                .printf(
                        "so far: %s  %s%n",
                        result.judgement().verdict().word(), result.judgement().reason());
    }

    private void tellOfSoak(CampaignRun run, int done, int planned) {
        tell(run, done, planned);
        var isOneOfMany = run.hasAnomaly()
                && run.signatures().keySet().stream()
                        .map(signature -> run.cell() + "\n" + signature)
                        .mapToInt(found -> shown.merge(found, 1, Integer::sum))
                        .allMatch(times -> times > KEPT_OF_A_SIGNATURE);
        if (isOneOfMany && !isKeeping) {
            discard(Path.of(run.directory()));
        }
    }

    private Optional<RunResult> run(Settings settings, Path runs) {
        var scenario = ScenarioReader.read(settings, 0);
        try (var session = RunSession.open(scenario, runs, Optional.empty(), status)) {
            session.run();
            if (session.wasInterrupted()) {
                wasInterrupted.set(true);
                return Optional.empty();
            }
            return Optional.of(session.judge(HtmlReport::render).result());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            wasInterrupted.set(true);
            return Optional.empty();
        }
    }

    private void tellStatus() {
        spec.commandLine().getErr().println("status: %s; the current one: %s".formatted(soFar, status.text()));
    }

    private void tell(CampaignRun run, int done, int planned) {
        soFar = "%d of %d runs ended, the last as %s"
                .formatted(done, planned, run.verdict().word());
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%4d of %d  %-9s %6.1f s  %s  %s%n",
                        done,
                        planned,
                        run.verdict().word(),
                        run.seconds(),
                        run.label(),
                        run.hasAnomaly() ? run.signatureLine() : "");
        if (!run.hasAnomaly() && run.verdict().label().equals("valid") && !isKeeping) {
            discard(Path.of(run.directory()));
        }
    }

    /** What passed is summed up in campaign.json; its files would only bury those of the failures. */
    private static void discard(Path directory) {
        try {
            FileTrees.delete(directory);
        } catch (IOException | UncheckedIOException stillThere) {
            // It stays; nothing depends on it.
        }
    }

    private static Shard shard(String text) {
        return Shard.parse(text)
                .orElseThrow(() -> new ScenarioException(
                        "--shard: takes hash:K/N with K from 1 to N, such as hash:2/8, was \"%s\"".formatted(text)));
    }
}
