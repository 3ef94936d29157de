package org.rashomon.benchmarks.simulation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.sessions.Display;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.harness.simulation.Recording;
import org.rashomon.harness.simulation.Sensitivity;
import org.rashomon.harness.simulation.Shrinker;
import org.rashomon.harness.simulation.SimulatedRun;
import org.rashomon.harness.simulation.Trial;
import org.rashomon.results.Conclusion;

/**
 * How small the failures of planted defects become, and in what time; and, where it is asked for, whether real
 * processes show the same anomaly when they are given the small run. Prints the rows of a table.
 *
 * <p>Arguments: names of defects, all of them if there are none; {@code --local} for the real processes.
 */
public final class Counterexamples {

    private static final String LOCAL = "--local";
    private static final long SEEDS = 10;
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final boolean isConfirmed;

    private Counterexamples(PrintWriter out, boolean isConfirmed) {
        this.out = out;
        this.isConfirmed = isConfirmed;
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var given = Arrays.asList(arguments);
        var named = given.stream().filter(argument -> !argument.equals(LOCAL)).toList();
        var table = new Counterexamples(out, given.contains(LOCAL));
        out.println("| defect | anomaly | operations | faults | nodes | seconds | on real processes |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (var defect : named.isEmpty() ? Sensitivity.defects() : named) {
            table.add(defect);
        }
        // The processes' guardians are no daemons.
        System.exit(0);
    }

    private void add(String defect) throws IOException, InterruptedException {
        var failing = failing(defect);
        if (failing.isEmpty()) {
            out.println("| %s | not found in %d seeds | | | | | |".formatted(defect, SEEDS));
            return;
        }
        var began = System.nanoTime();
        var explicit = failing.get();
        var anomaly = Trial.of(explicit, "").signature().getFirst();
        var smallest = new Shrinker(anomaly, () -> System.nanoTime() - began > BUDGET.toNanos()).shrink(explicit);
        var seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                "| %s | %s | %d | %d | %d | %.1f | %s |%n",
                defect,
                anomaly,
                smallest.script().operations().size(),
                smallest.script().faults().size(),
                smallest.nodes(),
                seconds,
                isConfirmed ? confirmed(smallest, anomaly) : "");
    }

    /** The first failing run whose steps, written out, fail as well. */
    private static Optional<Scenario> failing(String defect) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> ScenarioReader.read(Sensitivity.settings(defect), seed))
                .map(scenario -> Recording.explicit(scenario, SimulatedRun.of(scenario, "")))
                .filter(explicit -> !Trial.of(explicit, "").signature().isEmpty())
                .findFirst();
    }

    private static String confirmed(Scenario smallest, String anomaly) throws IOException, InterruptedException {
        Scenario local;
        try {
            local = ScenarioReader.read(smallest.settings().with("world", "local", ""), smallest.seed());
        } catch (ScenarioException impossible) {
            return "cannot be run there";
        }
        try (var session = RunSession.open(local, Path.of("results", "runs"), Optional.empty(), Display.silent())) {
            session.run();
            var judging = session.judge((result, history) -> "");
            if (judging.result().verdict() == Conclusion.BROKEN) {
                return "could not be run";
            }
            var found = judging.result().checkers().stream()
                    .flatMap(checker -> checker.anomalies().stream().map(one -> checker.name() + ": " + one.name()))
                    .distinct()
                    .toList();
            return said(found, anomaly);
        }
    }

    private static String said(List<String> found, String anomaly) {
        if (found.contains(anomaly)) {
            return "the same";
        }
        return found.isEmpty() ? "nothing" : String.join(", ", found);
    }
}
