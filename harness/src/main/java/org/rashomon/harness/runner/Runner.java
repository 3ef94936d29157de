package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.Iterator;
import org.rashomon.history.EventSink;
import org.rashomon.history.Phase;
import org.rashomon.workloads.generators.Generator;

/**
 * Takes a run through its phases. Everything happens on the scheduler's thread; the world behind the ports may be a
 * simulated one.
 */
public final class Runner {

    private static final Duration WORK_OBSERVATION = Duration.ofMillis(250);
    private static final Duration QUIESCENCE_OBSERVATION = Duration.ofMillis(100);
    private static final Duration FINAL_READS_LIMIT = Duration.ofSeconds(20);
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);

    private final RunPlan plan;
    private final Scheduler scheduler;
    private final Cluster cluster;
    private final Recorder recorder;
    private final Progress progress;
    private final OperationDriver operations;
    private final FaultDriver faults;
    private final Observer observer;
    private final HarnessWatch watch;
    private Runnable whenEnded = () -> {};
    private Phase phase = Phase.SETUP;
    private long workBeganNanos;
    private boolean isInterrupted;

    /**
     * Prepares a run; nothing happens yet.
     *
     * @param history takes the events; stays open, so that the caller decides when it is closed
     */
    public Runner(RunPlan plan, World world, EventSink history, Progress progress) {
        this.plan = plan;
        this.scheduler = world.scheduler();
        this.cluster = world.cluster();
        this.progress = progress;
        this.recorder = new Recorder(scheduler, history);
        this.operations = new OperationDriver(scheduler, recorder, cluster::client, plan.operationTimeout());
        this.faults = new FaultDriver(scheduler, recorder, cluster, progress);
        this.observer = new Observer(scheduler, recorder, cluster);
        this.watch = new HarnessWatch(world, recorder);
    }

    /**
     * Runs.
     *
     * @param ended runs once, when the history holds everything that will be learned
     */
    public void start(Runnable ended) {
        whenEnded = ended;
        recorder.started(plan.info());
        enter(Phase.SETUP, "%d nodes".formatted(cluster.nodes().size()));
        cluster.onFailure(recorder::failure);
        watch.start();
        cluster.start().whenComplete((started, failure) -> {
            if (failure != null) {
                recorder.failure("the cluster did not start: " + Failures.reason(failure));
                end();
            } else if (isInterrupted) {
                end();
            } else {
                recorder.deployed(cluster.facts());
                work();
            }
        });
    }

    /** Stops the work, heals, and ends the run without a claim about what was not seen. */
    public void interrupt() {
        if (isInterrupted) {
            return;
        }
        isInterrupted = true;
        recorder.failure("interrupted in phase " + phase.label());
        switch (phase) {
            case WORK -> operations.stop();
            case QUIESCENCE, FINAL_READS -> end();
            case SETUP, HEAL, VERDICT, TEARDOWN -> {}
        }
    }

    /** Ends the work early; what follows it, from the heal to the final reads, comes as always. */
    public void stopWork() {
        if (phase == Phase.WORK) {
            operations.stop();
        }
    }

    /** Records that the nodes are taken down. */
    public void tearingDown() {
        enter(Phase.TEARDOWN, "");
    }

    private void work() {
        enter(
                Phase.WORK,
                "%d s, %d operations a second".formatted(plan.timeLimit().toSeconds(), Math.round(plan.rate())));
        workBeganNanos = scheduler.nowNanos();
        operations.openWorkers(cluster.nodes(), plan.clients().perNode());
        var router = new Router(
                plan.clients().routing(),
                cluster.nodes(),
                plan.clients().leaders(),
                plan.info().seed());
        observer.start(WORK_OBSERVATION, router::observed);
        faults.start(plan.schedule());
        reportProgress();
        operations.drive(plan.operations(), router::nodeFor, this::heal);
    }

    private void reportProgress() {
        scheduler.after(PROGRESS_INTERVAL, () -> {
            if (phase == Phase.WORK) {
                progress.working((scheduler.nowNanos() - workBeganNanos) / 1e9, operations.completions());
                reportProgress();
            }
        });
    }

    private void heal() {
        enter(Phase.HEAL, "");
        faults.healAll(() -> cluster.healAll().whenComplete((observation, failure) -> {
            if (failure != null) {
                recorder.failure("the heal failed: " + Failures.reason(failure));
            }
            if (isInterrupted) {
                end();
            } else {
                settle();
            }
        }));
    }

    private void settle() {
        enter(Phase.QUIESCENCE, "");
        var quiescence = new Quiescence(scheduler.nowNanos(), plan.quiescenceBudget());
        observer.start(QUIESCENCE_OBSERVATION, round -> {
            if (phase == Phase.QUIESCENCE
                    && quiescence.observe(round, scheduler.nowNanos()) != Quiescence.State.UNSETTLED) {
                observer.stop();
                readFinalState();
            }
        });
    }

    private void readFinalState() {
        enter(
                Phase.FINAL_READS,
                "%d keys on %d nodes"
                        .formatted(operations.keys().size(), cluster.nodes().size()));
        Generator reads = plan.workload().finalReads(cluster.nodes(), operations.keys());
        operations.drive(
                reads.timeLimit(FINAL_READS_LIMIT),
                (worker, read) -> worker.node(),
                () -> readConflictLogs(cluster.nodes().iterator()));
    }

    /** Last of all, so that each log tells of whatever its replica has shown. Who does not answer tells nothing. */
    private void readConflictLogs(Iterator<String> nodes) {
        if (isInterrupted) {
            return;
        }
        if (!nodes.hasNext()) {
            enter(Phase.VERDICT, "");
            end();
            return;
        }
        var node = nodes.next();
        cluster.conflicts(node).whenComplete((logged, failure) -> {
            if (failure == null) {
                logged.forEach(conflict -> recorder.conflict(node, conflict));
            }
            readConflictLogs(nodes);
        });
    }

    private void enter(Phase next, String detail) {
        phase = next;
        recorder.phase(next);
        progress.phase(next, detail);
    }

    private void end() {
        observer.stop();
        watch.stop();
        operations.close();
        var ended = whenEnded;
        whenEnded = () -> {};
        ended.run();
    }
}
