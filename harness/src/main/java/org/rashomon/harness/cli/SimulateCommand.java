package org.rashomon.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rashomon.checkers.Verdict;
import org.rashomon.harness.scenario.Durations;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.sessions.Defects;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.harness.sessions.Version;
import org.rashomon.harness.simulation.Swarm;
import org.rashomon.harness.simulation.Trial;
import org.rashomon.harness.simulation.Trials;
import org.rashomon.results.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rashomon simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs many seeds in virtual time, one run a core at once.",
            "Whatever is not set, each seed draws: nodes, topology, strategy, delivery, workload, faults. Each "
                    + "failing seed leaves a run directory."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon simulate --seeds 1..10000",
            "  rashomon simulate --seeds 1..1000 --strategy or-set --topology ring --time-budget 60s"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--seeds", required = true, paramLabel = "FIRST..LAST", description = "Which seeds to run.")
    private String seeds = "";

    @Option(names = "--time-budget", paramLabel = "TIME", description = "Starts no more runs after it.")
    private Optional<String> timeBudget = Optional.empty();

    @Option(
            names = "--stop-after",
            paramLabel = "N",
            description = "Stops after so many failures (default ${DEFAULT-VALUE}).")
    private int stopAfter = 10;

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("results", "runs");

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    private long saidNanos;

    @Override
    public Integer call() throws Exception {
        var range = SeedRange.parse(seeds);
        var pinned = options.settings();
        Optional.ofNullable(pinned.values().get("world"))
                .filter(world -> !world.text().equals("simulated"))
                .ifPresent(world -> {
                    throw new ScenarioException(
                            "%s: only the simulated world runs many seeds at once; leave the world out"
                                    .formatted(world.origin()));
                });
        var swarm = new Swarm(pinned);
        Defects.requireKnown(swarm.scenario(range.first()).defect());
        var summary = new SimulationSummary();
        var beganNanos = System.nanoTime();
        var budgetNanos = timeBudget.map(SimulateCommand::budget).orElse(Long.MAX_VALUE);
        saidNanos = beganNanos;
        new Trials(
                        seed -> Trial.of(swarm.scenario(seed), Version.current()),
                        Runtime.getRuntime().availableProcessors())
                .run(
                        range.first(),
                        range.last(),
                        () -> System.nanoTime() - beganNanos >= budgetNanos || summary.failures() >= stopAfter,
                        trial -> take(trial, summary, beganNanos));
        var seconds = (System.nanoTime() - beganNanos) / 1e9;
        var answer = spec.commandLine().getOut();
        if (json) {
            answer.println(summary.json(seconds));
        } else {
            summary.print(answer, seconds);
        }
        return summary.exitCode();
    }

    private void take(Trial trial, SimulationSummary summary, long beganNanos) {
        var err = spec.commandLine().getErr();
        summary.count(trial);
        if (trial.failed()) {
            var directory = keep(trial);
            summary.failed(trial, directory);
            err.println("seed %d: %s: %s".formatted(trial.scenario().seed(), SimulationSummary.what(trial), directory));
        } else if (trial.judgement().verdict() instanceof Verdict.Undecided(var reason)) {
            err.println("seed %d is undecided: %s".formatted(trial.scenario().seed(), reason));
        }
        if (System.nanoTime() - saidNanos >= PROGRESS_NANOS) {
            saidNanos = System.nanoTime();
            err.println(String.format(
                    Locale.ROOT,
                    "%6.1f s  %,d seeds, %,d failed",
                    (saidNanos - beganNanos) / 1e9,
                    summary.runs(),
                    summary.failures()));
        }
    }

    /** Runs the failing seed once more, into a run directory; it is the same run. */
    private Path keep(Trial trial) {
        try (var session = RunSession.open(trial.scenario(), out, Optional.empty(), Display.silent())) {
            session.run();
            session.judge(HtmlReport::render);
            return session.path();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a failing run was written", interrupted);
        }
    }

    private static long budget(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new ScenarioException(
                        "--time-budget: takes a duration such as 60s, was \"%s\"".formatted(text)))
                .toNanos();
    }
}
