package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.nemesis.injectors.Observation;

/** Carries out a schedule of faults and records the life of each. */
final class FaultDriver {

    private final Scheduler scheduler;
    private final Recorder recorder;
    private final Cluster cluster;
    private final Progress progress;
    private final List<Scheduler.Timer> upcoming = new ArrayList<>();
    private final Map<Integer, ScheduledFault> active = new LinkedHashMap<>();
    /** Those in {@link #active} whose injection is still under way; a heal that overtook it would be undone by it. */
    private final Set<Integer> beginning = new HashSet<>();

    /** Every fault from its injection until its heal has ended: what holds its targets. */
    private final Map<Integer, ScheduledFault> holding = new LinkedHashMap<>();
    /** Faults whose time has come but whose targets are still held. */
    private final List<ScheduledFault> waiting = new ArrayList<>();

    private int underWay;
    private boolean isStopped;
    private Runnable whenIdle = () -> {};

    FaultDriver(Scheduler scheduler, Recorder recorder, Cluster cluster, Progress progress) {
        this.scheduler = scheduler;
        this.recorder = recorder;
        this.cluster = cluster;
        this.progress = progress;
    }

    /** Begins a schedule; its times count from now. */
    void start(List<ScheduledFault> schedule) {
        for (var scheduled : schedule) {
            upcoming.add(scheduler.after(scheduled.at(), () -> inject(scheduled)));
        }
    }

    /**
     * Starts no more faults and heals those in force, each as soon as its injection has ended.
     *
     * @param then runs once, when every fault has ended
     */
    void healAll(Runnable then) {
        isStopped = true;
        upcoming.forEach(Scheduler.Timer::cancel);
        waiting.clear();
        whenIdle = then;
        active.values().stream()
                .filter(scheduled -> !beginning.contains(scheduled.number()))
                .toList()
                .forEach(this::heal);
        endIfIdle();
    }

    /**
     * Injects a fault, but not before the earlier faults of its targets are wholly undone: a node may take longer to
     * come back than the schedule allowed for, and must not be hit again meanwhile.
     */
    private void inject(ScheduledFault scheduled) {
        if (holding.values().stream().anyMatch(earlier -> sharesATarget(earlier, scheduled))) {
            waiting.add(scheduled);
            return;
        }
        holding.put(scheduled.number(), scheduled);
        recorder.fault(scheduled, FaultStage.STARTED, "");
        progress.fault(scheduled.fault().describe());
        active.put(scheduled.number(), scheduled);
        beginning.add(scheduled.number());
        underWay++;
        var endNanos = scheduler.nowNanos() + scheduled.length().toNanos();
        cluster.inject(scheduled.fault()).whenComplete((observation, failure) -> {
            underWay--;
            beginning.remove(scheduled.number());
            if (failure == null) {
                observed(scheduled, observation, endNanos);
            } else {
                recorder.fault(scheduled, FaultStage.FAILED, Failures.reason(failure));
                heal(scheduled);
            }
            endIfIdle();
        });
    }

    /** The fault ends when the schedule says, however long it took to see it bite: others may wait for its targets. */
    private void observed(ScheduledFault scheduled, Observation observation, long endNanos) {
        recorder.fault(scheduled, observation.bitten() ? FaultStage.OBSERVED : FaultStage.FAILED, observation.text());
        if (isStopped) {
            heal(scheduled);
        } else {
            var left = Duration.ofNanos(Math.max(0, endNanos - scheduler.nowNanos()));
            upcoming.add(scheduler.after(left, () -> heal(scheduled)));
        }
    }

    private void heal(ScheduledFault scheduled) {
        if (active.remove(scheduled.number()) == null) {
            return;
        }
        underWay++;
        cluster.heal(scheduled.fault()).whenComplete((observation, failure) -> {
            underWay--;
            if (failure == null) {
                recorder.fault(scheduled, FaultStage.HEALED, observation.text());
                progress.healed(scheduled.fault().describe());
            } else {
                var reason =
                        "%s could not be healed: %s".formatted(scheduled.fault().describe(), Failures.reason(failure));
                recorder.fault(scheduled, FaultStage.FAILED, reason);
                recorder.failure(reason);
            }
            release(scheduled);
            endIfIdle();
        });
    }

    private void release(ScheduledFault scheduled) {
        holding.remove(scheduled.number());
        var next = List.copyOf(waiting);
        waiting.clear();
        next.forEach(this::inject);
    }

    private static boolean sharesATarget(ScheduledFault one, ScheduledFault other) {
        var isAside =
                one.fault().kind().isInBackground() || other.fault().kind().isInBackground();
        return !isAside
                && !Collections.disjoint(one.fault().targets(), other.fault().targets());
    }

    private void endIfIdle() {
        if (isStopped && underWay == 0 && active.isEmpty()) {
            var then = whenIdle;
            whenIdle = () -> {};
            then.run();
        }
    }
}
