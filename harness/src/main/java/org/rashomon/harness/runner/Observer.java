package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;

/** Asks every replica for its state, round after round, and records the answers. */
final class Observer {

    private final Scheduler scheduler;
    private final Recorder recorder;
    private final Cluster cluster;
    private Duration interval = Duration.ZERO;
    private Listener listener = round -> {};
    private boolean isRunning;

    Observer(Scheduler scheduler, Recorder recorder, Cluster cluster) {
        this.scheduler = scheduler;
        this.recorder = recorder;
        this.cluster = cluster;
    }

    /** Hears of each round. */
    @FunctionalInterface
    interface Listener {

        /** What each node answered; empty for one that did not. */
        void observed(Map<String, Optional<ReplicaStatus>> round);
    }

    /** Observes at an interval; a call while it runs changes interval and listener from the next round on. */
    void start(Duration every, Listener to) {
        interval = every;
        listener = to;
        if (!isRunning) {
            isRunning = true;
            round();
        }
    }

    void stop() {
        isRunning = false;
    }

    private void round() {
        if (!isRunning) {
            return;
        }
        var answers = new HashMap<String, Optional<ReplicaStatus>>();
        for (var node : cluster.nodes()) {
            cluster.status(node).whenComplete((status, failure) -> {
                answers.put(node, failure == null ? Optional.of(status) : Optional.empty());
                if (isRunning) {
                    record(node, status, failure);
                }
                if (answers.size() == cluster.nodes().size()) {
                    roundEnded(answers);
                }
            });
        }
    }

    private void record(
            String node,
            @org.jspecify.annotations.Nullable ReplicaStatus status,
            @org.jspecify.annotations.Nullable Throwable failure) {
        if (status != null) {
            recorder.state(node, status);
        } else if (failure != null) {
            recorder.unreachable(node, Failures.reason(failure));
        }
    }

    private void roundEnded(Map<String, Optional<ReplicaStatus>> answers) {
        if (isRunning) {
            recorder.tick();
            listener.observed(answers);
            scheduler.after(interval, this::round);
        }
    }
}
