package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.rashomon.harness.local.EventLoop;
import org.rashomon.harness.local.LocalCluster;
import org.rashomon.harness.runner.Routing;
import org.rashomon.harness.runner.RunPlan;
import org.rashomon.harness.runner.Runner;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.history.History;
import org.rashomon.history.RunInfo;
import org.rashomon.history.format.HistoryWriter;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.nemesis.Schedule;
import org.rashomon.nemesis.SchedulePlan;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;
import org.rashomon.workloads.Workloads;

/** One run in the local world, from its directory to its verdict. */
final class RunSession implements AutoCloseable {

    /** Exit code of a run that somebody interrupted. */
    static final int INTERRUPTED = 130;

    /** How long an interrupted run may take to heal and to write what it has. */
    private static final int INTERRUPT_GRACE_SECONDS = 30;

    private final Scenario scenario;
    private final RunDirectory directory;
    private final PrintWriter log;
    private final Console console;
    private final EventLoop loop = new EventLoop();
    private final LocalCluster cluster;
    private final HistoryWriter history;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Runner> runner = Optional.empty();
    private volatile boolean wasInterrupted;

    private RunSession(Scenario scenario, RunDirectory directory, Optional<URI> toxiproxy, PrintWriter terminal)
            throws IOException {
        this.scenario = scenario;
        this.directory = directory;
        Files.writeString(directory.scenario(), ScenarioFile.write(scenario));
        this.log = new PrintWriter(Files.newBufferedWriter(directory.harnessLog(), StandardCharsets.UTF_8));
        this.console = new Console(terminal, log);
        this.history = new HistoryWriter(directory.history());
        this.cluster = new LocalCluster(
                new LocalCluster.Plan(
                        nodes(),
                        edges(),
                        scenario.strategy(),
                        scenario.defect(),
                        scenario.operationTimeout(),
                        toxiproxy,
                        directory.nodes().toAbsolutePath(),
                        directory.logs().toAbsolutePath()),
                loop,
                Clock.systemUTC());
    }

    /** Makes the run's directory; nothing is started yet. */
    static RunSession open(Scenario scenario, Path out, Optional<URI> toxiproxy, PrintWriter terminal) {
        var directory = RunDirectory.create(out, scenario.name(), Instant.now());
        try {
            return new RunSession(scenario, directory, toxiproxy, terminal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs until the history holds everything that will be learned. */
    void run(Instant now) throws InterruptedException {
        console.line("seed %d, %s, workload %s, faults %s%s"
                .formatted(
                        scenario.seed(),
                        scenario.name(),
                        scenario.workload(),
                        scenario.faultNames(),
                        scenario.defect().isEmpty() ? "" : ", defect " + scenario.defect()));
        var prepared = new Runner(plan(now), loop, cluster, history, console);
        runner = Optional.of(prepared);
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "interrupt"));
        loop.execute(() -> prepared.start(loop::stop));
        loop.run();
        history.sync();
    }

    /**
     * Judges what was recorded, from the disk, and writes result and report. Nodes still run, so that a failure to end
     * them cannot cost the verdict.
     */
    Judging judge(BiFunction<RunResult, History, String> report) throws IOException {
        var judging = Judging.of(directory.path());
        ResultJson.write(judging.result(), directory.result());
        Files.writeString(directory.report(), report.apply(judging.result(), judging.history()));
        return judging;
    }

    boolean wasInterrupted() {
        return wasInterrupted;
    }

    @Override
    public void close() {
        try {
            runner.ifPresent(Runner::tearingDown);
            cluster.close();
            loop.close();
            history.close();
            log.close();
        } finally {
            closed.countDown();
        }
    }

    /** Runs when the JVM is asked to end: lets the run heal and write what it has. */
    private void interrupt() {
        if (closed.getCount() == 0) {
            return;
        }
        wasInterrupted = true;
        runner.ifPresent(running -> loop.execute(running::interrupt));
        try {
            if (!closed.await(INTERRUPT_GRACE_SECONDS, TimeUnit.SECONDS)) {
                console.line("gave up waiting for the heal");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private RunPlan plan(Instant now) {
        var workload = Workloads.named(scenario.workload())
                .orElseThrow(() -> new ScenarioException("there is no workload " + scenario.workload()));
        var contract = new TreeMap<String, String>();
        contract.put("strategy", scenario.strategy());
        contract.put("topology", scenario.topology().label());
        var info = new RunInfo(
                scenario.name(),
                scenario.seed(),
                scenario.world().label(),
                workload.name(),
                nodes(),
                scenario.faults().stream().map(FaultKind::label).toList(),
                contract,
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                Version.current());
        var kinds = scenario.faults().isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(scenario.faults());
        return new RunPlan(
                info,
                workload,
                Schedule.seeded(new SchedulePlan(scenario.seed(), kinds, nodes(), edges(), scenario.timeLimit())),
                scenario.timeLimit(),
                scenario.rate(),
                new RunPlan.Clients(scenario.clientsPerNode(), Routing.STICKY, nodes()),
                scenario.operationTimeout(),
                scenario.quiescenceBudget());
    }

    private List<String> nodes() {
        return IntStream.rangeClosed(1, scenario.nodes())
                .mapToObj(number -> "n" + number)
                .toList();
    }

    private SortedSet<Edge> edges() {
        var edges = new TreeSet<Edge>();
        for (var from : nodes()) {
            nodes().stream().filter(to -> !to.equals(from)).forEach(to -> edges.add(new Edge(from, to)));
        }
        return edges;
    }
}
