package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.format.HistoryReader;
import org.rashomon.history.format.HistoryWriter;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.register.RegisterWorkload;

/** The real runner against a fake cluster, in virtual time; the history is read back from the disk. */
final class VirtualRun {

    static final int CLIENTS_PER_NODE = 2;
    static final Duration OPERATION_TIMEOUT = Duration.ofMillis(500);

    final VirtualScheduler scheduler = new VirtualScheduler();
    final FakeCluster cluster = new FakeCluster(scheduler);
    final HistoryWriter writer;
    final List<ScheduledFault> schedule = new ArrayList<>();
    final Workload workload = new RegisterWorkload();
    long seed = 7;
    Routing routing = Routing.STICKY;
    Duration timeLimit = Duration.ofSeconds(3);
    Optional<FailFast> failFast = Optional.empty();

    private final Path folder;
    private final TreeMap<Phase, Duration> interruptions = new TreeMap<>();
    private int timesEnded;

    VirtualRun(Path folder) {
        this.folder = folder;
        this.writer = new HistoryWriter(folder);
    }

    /** Interrupts the run so long after it entered a phase. */
    void interruptIn(Phase phase, Duration delay) {
        interruptions.put(phase, delay);
    }

    /** The history so far. */
    History recorded() {
        writer.sync();
        var stored = HistoryReader.read(folder);
        assertThat(stored.damage()).isEmpty();
        return stored.history();
    }

    /** Records a run of a correct store, which passes. */
    static void record(Path folder, long seed) {
        var run = new VirtualRun(folder);
        run.seed = seed;
        run.run();
        run.writer.close();
    }

    /** Runs to the end, and goes on until nothing moves any more. */
    History run() {
        var events = new ArrayList<Long>();
        var progress = new Interrupting();
        var sink = failFast.isPresent() ? failFast.get() : writer;
        var runner = new Runner(plan(), new FakeWorld(scheduler, cluster), sink, progress);
        failFast.ifPresent(follower -> follower.whenViolated(() -> scheduler.execute(runner::stopWork)));
        progress.runner = runner::interrupt;
        runner.start(() -> {
            timesEnded++;
            events.add(recorded().events());
        });
        scheduler.runUntilIdle();
        var history = recorded();
        assertThat(timesEnded).as("the run ends once").isEqualTo(1);
        assertThat(history.events()).as("nothing is recorded after the end").isEqualTo(events.getFirst());
        return history;
    }

    static List<Phase> phases(History history) {
        return history.phases().stream().map(Event.PhaseStarted::phase).toList();
    }

    private RunPlan plan() {
        var contract = new TreeMap<String, String>();
        contract.put("strategy", "lww-wall-clock");
        var info = new RunInfo(
                "virtual", seed, "simulated", workload.name(), cluster.nodes(), List.of(), contract, "", "test");
        return new RunPlan(
                info,
                workload,
                workload.operations(Contract.of(info), seed)
                        .stagger(Duration.ofMillis(5), seed)
                        .timeLimit(timeLimit),
                schedule,
                timeLimit,
                200,
                new RunPlan.Clients(CLIENTS_PER_NODE, routing, cluster.nodes()),
                OPERATION_TIMEOUT,
                Duration.ofSeconds(10));
    }

    /** Interrupts where it was told to. */
    private final class Interrupting implements Progress {

        private Runnable runner = () -> {};

        @Override
        public void phase(Phase phase, String detail) {
            var delay = interruptions.get(phase);
            if (delay != null) {
                scheduler.after(delay, () -> runner.run());
            }
        }

        @Override
        public void fault(String description) {}

        @Override
        public void healed(String description) {}

        @Override
        public void working(double seconds, long operations) {}
    }
}
