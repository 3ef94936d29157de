package org.rashomon.harness.sessions;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.rashomon.checkers.linearizability.RunFollower;
import org.rashomon.harness.runner.FailFast;
import org.rashomon.harness.runner.Runner;
import org.rashomon.harness.runner.World;
import org.rashomon.harness.scenario.RunPlans;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.history.History;
import org.rashomon.history.format.HistoryWriter;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;

/** One run, from its directory to its verdict. */
public final class RunSession implements AutoCloseable {

    /** Exit code of a run that somebody interrupted. */
    public static final int INTERRUPTED = 130;

    /** How long an interrupted run may take to heal and to write what it has. */
    private static final int INTERRUPT_GRACE_SECONDS = 30;

    private final Scenario scenario;
    private final RunDirectory directory;
    private final PrintWriter log;
    private final Console console;
    private final World world;
    private final HistoryWriter history;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread interruption = new Thread(this::interrupt, "interrupt");
    private Optional<Runner> runner = Optional.empty();
    private volatile boolean wasInterrupted;

    private RunSession(Scenario scenario, RunDirectory directory, Optional<URI> toxiproxy, Display display)
            throws IOException {
        this.scenario = scenario;
        this.directory = directory;
        Files.writeString(directory.scenario(), ScenarioFile.write(scenario));
        this.log = new PrintWriter(Files.newBufferedWriter(directory.harnessLog(), StandardCharsets.UTF_8));
        this.console = new Console(display, log);
        this.history = new HistoryWriter(directory.history());
        this.world = Worlds.open(scenario, directory, toxiproxy, console::line);
    }

    /** Makes the run's directory; nothing is started yet. */
    public static RunSession open(Scenario scenario, Path out, Optional<URI> toxiproxy, Display display) {
        var directory = RunDirectory.create(out, scenario.name(), Instant.now());
        try {
            return new RunSession(scenario, directory, toxiproxy, display);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Fails early where the world that a scenario asks for cannot be had. */
    public static void requireAvailable(Scenario scenario) {
        Worlds.requireAvailable(scenario);
    }

    /** Runs until the history holds everything that will be learned. */
    public void run() throws InterruptedException {
        run(Optional.empty());
    }

    /**
     * Runs until the history holds everything that will be learned.
     *
     * @param failFast the property whose first violation ends the work early
     */
    public void run(Optional<RunFollower> failFast) throws InterruptedException {
        console.line("seed %d, %s, workload %s, faults %s%s"
                .formatted(
                        scenario.seed(),
                        scenario.name(),
                        scenario.workload(),
                        scenario.faultNames(),
                        scenario.defect().isEmpty() ? "" : ", defect " + scenario.defect()));
        var plan = RunPlans.of(scenario, world.now(), Version.current());
        var followed = failFast.map(follower -> new FailFast(history, follower));
        var prepared = new Runner(plan, world, followed.isPresent() ? followed.get() : history, console);
        followed.ifPresent(follower -> follower.whenViolated(() -> {
            console.line("stopped early: the history so far is not %s"
                    .formatted(failFast.orElseThrow().property()));
            world.scheduler().execute(prepared::stopWork);
        }));
        runner = Optional.of(prepared);
        Runtime.getRuntime().addShutdownHook(interruption);
        world.scheduler().execute(() -> prepared.start(world::stop));
        world.run();
        history.sync();
    }

    /**
     * Judges what was recorded, from the disk, and writes result and report. Nodes still run, so that a failure to end
     * them cannot cost the verdict.
     */
    public Judging judge(BiFunction<RunResult, History, String> report) throws IOException {
        var judging = Judging.of(directory.path());
        ResultJson.write(judging.result(), directory.result());
        Files.writeString(directory.report(), report.apply(judging.result(), judging.history()));
        return judging;
    }

    /** The run's directory. */
    public Path path() {
        return directory.path();
    }

    public boolean wasInterrupted() {
        return wasInterrupted;
    }

    @Override
    public void close() {
        try {
            runner.ifPresent(Runner::tearingDown);
            world.close();
            history.close();
            log.close();
        } finally {
            closed.countDown();
            if (!wasInterrupted) {
                forgetInterruption();
            }
        }
    }

    /** A JVM that runs many sessions must not keep them all. */
    private void forgetInterruption() {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException ending) {
            // The hook runs at this very moment, and finds the session closed.
        }
    }

    /** Runs when the JVM is asked to end: lets the run heal and write what it has. */
    private void interrupt() {
        if (closed.getCount() == 0) {
            return;
        }
        wasInterrupted = true;
        // A shutdown that is under way is deaf to further interrupts; nodes end with this process.
        var isHeard = Signals.handle("INT", () -> Runtime.getRuntime().halt(INTERRUPTED));
        console.line("interrupted: heals, and writes what it has%s"
                .formatted(isHeard ? "; another Ctrl-C stops at once" : ""));
        runner.ifPresent(running -> world.scheduler().execute(running::interrupt));
        try {
            if (!closed.await(INTERRUPT_GRACE_SECONDS, TimeUnit.SECONDS)) {
                console.line("gave up waiting for the heal");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
