package org.rashomon.harness.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The descriptions of the faults that are in force. */
    List<String> active() {
        return active.values().stream()
                .map(scheduled -> scheduled.fault().describe())
                .toList();
    }

    /**
     * Starts no more faults and heals those in force.
     *
     * @param then runs once, when every fault has ended
     */
    void healAll(Runnable then) {
        isStopped = true;
        upcoming.forEach(Scheduler.Timer::cancel);
        whenIdle = then;
        List.copyOf(active.values()).forEach(this::heal);
        endIfIdle();
    }

    private void inject(ScheduledFault scheduled) {
        recorder.fault(scheduled, FaultStage.STARTED, "");
        progress.fault(scheduled.fault().describe());
        active.put(scheduled.number(), scheduled);
        underWay++;
        cluster.inject(scheduled.fault()).whenComplete((observation, failure) -> {
            underWay--;
            if (failure == null) {
                observed(scheduled, observation);
            } else {
                recorder.fault(scheduled, FaultStage.FAILED, Failures.reason(failure));
                heal(scheduled);
            }
            endIfIdle();
        });
    }

    private void observed(ScheduledFault scheduled, Observation observation) {
        recorder.fault(scheduled, observation.bitten() ? FaultStage.OBSERVED : FaultStage.FAILED, observation.text());
        if (isStopped) {
            heal(scheduled);
        } else {
            upcoming.add(scheduler.after(scheduled.length(), () -> heal(scheduled)));
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
            endIfIdle();
        });
    }

    private void endIfIdle() {
        if (isStopped && underWay == 0 && active.isEmpty()) {
            var then = whenIdle;
            whenIdle = () -> {};
            then.run();
        }
    }
}
