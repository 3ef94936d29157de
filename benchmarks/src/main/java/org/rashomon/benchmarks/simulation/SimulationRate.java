package org.rashomon.benchmarks.simulation;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.simulation.SimulatedRun;
import org.rashomon.harness.simulation.Trial;

/**
 * How many client operations a second of processor time the simulated world carries out, recording included, and how
 * much faster than real its time passes; then what judging the same history takes, and in which part of the program the
 * time of the run goes.
 *
 * <p>Arguments: {@code name=value} settings of the scenario, as on the command line of {@code rashomon run}.
 */
public final class SimulationRate {

    private static final String ORIGIN = "benchmark";
    private static final long SEED = 20_261_126;
    private static final int RUNS = 5;

    private final PrintWriter out;
    /** Counts the collector's and the compiler's threads, too. */
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Prints its results to the writer. */
    public SimulationRate(PrintWriter out) {
        this.out = out;
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var settings = Settings.NONE
                .with("world", "simulated", ORIGIN)
                .with("workload", "register", ORIGIN)
                .with("nodes", "3", ORIGIN)
                .with("faults", "none", ORIGIN)
                .with("rate", "1000", ORIGIN)
                .with("timeLimit", "120s", ORIGIN);
        for (var argument : arguments) {
            var sides = argument.split("=", 2);
            settings = settings.with(sides[0], sides[1], ORIGIN);
        }
        new SimulationRate(out).run(ScenarioReader.read(settings, SEED));
    }

    /** Measures one scenario. */
    public void run(Scenario scenario) throws IOException {
        var best = Double.MAX_VALUE;
        var operations = 0L;
        var virtualSeconds = 0.0;
        for (var run = 0; run < RUNS; run++) {
            var before = machine.getProcessCpuTime();
            var history = SimulatedRun.of(scenario, "");
            best = Math.min(best, (machine.getProcessCpuTime() - before) / 1e9);
            operations = history.operations().size();
            virtualSeconds = history.endNanos() / 1e9;
        }
        out.printf(
                "%,d operations, %.0f s of virtual time, in %.2f s of processor time: %,.0f operations/s a core,"
                        + " %,.0f times as fast as real%n",
                operations, virtualSeconds, best, operations / best, virtualSeconds / best);
        var before = machine.getProcessCpuTime();
        var verdict = Trial.of(scenario, "").judgement().verdict().label();
        out.printf("judging: %s, %.2f s more%n", verdict, (machine.getProcessCpuTime() - before) / 1e9 - best);
        var profile = Profile.of(() -> {
            for (var run = 0; run < RUNS; run++) {
                SimulatedRun.of(scenario, "");
            }
        });
        profile.lines().forEach(out::println);
    }
}
