package org.rashomon.harness.runner;

import java.util.SortedMap;
import org.rashomon.history.Event;
import org.rashomon.history.EventSink;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Worker;

/** Gives events their index and time and writes them to the history. */
final class Recorder {

    private static final Answer UNANSWERED = new Answer(Value.NONE, Version.NONE, "");

    private final Scheduler scheduler;
    private final EventSink writer;
    private long nextIndex;
    private long lastNanos;

    Recorder(Scheduler scheduler, EventSink writer) {
        this.scheduler = scheduler;
        this.writer = writer;
    }

    void started(RunInfo info) {
        writer.append(new Event.RunStarted(nextIndex++, now(), info));
    }

    void phase(Phase phase) {
        writer.append(new Event.PhaseStarted(nextIndex++, now(), phase));
        writer.sync();
    }

    void invoked(Worker worker, int process, Invocation invocation) {
        operation(Event.OperationType.INVOKE, worker, process, invocation, UNANSWERED);
    }

    /** Records a completion and says how the operation ended. */
    Outcome completed(Worker worker, int process, Invocation invocation, Completion completion) {
        return switch (completion) {
            case Completion.Ok(var value, var version) -> {
                operation(Event.OperationType.OK, worker, process, invocation, new Answer(value, version, ""));
                yield Outcome.OK;
            }
            case Completion.Failed(var error) -> {
                operation(Event.OperationType.FAIL, worker, process, invocation, UNANSWERED.because(error));
                yield Outcome.FAIL;
            }
            case Completion.Indeterminate(var error) -> {
                operation(Event.OperationType.INFO, worker, process, invocation, UNANSWERED.because(error));
                yield Outcome.INFO;
            }
        };
    }

    void fault(ScheduledFault scheduled, Event.FaultStage stage, String effect) {
        var fault = scheduled.fault();
        writer.append(new Event.Fault(
                nextIndex++,
                now(),
                scheduled.number(),
                stage,
                fault.kind().label(),
                fault.describe(),
                fault.targets(),
                effect));
        writer.sync();
    }

    void state(String node, Cluster.ReplicaStatus status) {
        writer.append(new Event.ReplicaState(
                nextIndex++,
                now(),
                node,
                true,
                status.digest(),
                status.applied(),
                status.backlog(),
                status.clockOffsetMicros(),
                status.counters(),
                ""));
    }

    void unreachable(String node, String error) {
        writer.append(new Event.ReplicaState(nextIndex++, now(), node, false, "", VersionVector.EMPTY, 0, 0, error));
    }

    void conflict(String node, Cluster.LoggedConflict logged) {
        writer.append(new Event.Conflict(
                nextIndex++,
                now(),
                node,
                logged.key(),
                logged.kind(),
                logged.local(),
                logged.remote(),
                logged.resolution()));
    }

    void deployed(SortedMap<String, String> facts) {
        if (!facts.isEmpty()) {
            writer.append(new Event.Deployed(nextIndex++, now(), facts));
        }
    }

    /** What the harness itself took in a period that ends now. */
    void harness(long periodNanos, long processorNanos, long longestPauseNanos) {
        writer.append(new Event.HarnessUsage(nextIndex++, now(), periodNanos, processorNanos, longestPauseNanos));
    }

    void failure(String reason) {
        writer.append(new Event.Failure(nextIndex++, now(), reason));
        writer.sync();
    }

    /** Lets what is old enough reach the disk. */
    void tick() {
        writer.tick(now());
    }

    private void operation(Event.OperationType type, Worker worker, int process, Invocation invocation, Answer answer) {
        writer.append(new Event.Operation(
                nextIndex++,
                now(),
                type,
                process,
                worker.number(),
                worker.node(),
                invocation.function(),
                invocation.key(),
                type == Event.OperationType.OK ? answer.value() : invocation.value(),
                answer.version(),
                answer.error()));
    }

    /** What came back from the store. */
    private record Answer(Value value, Version version, String error) {
        Answer because(String reason) {
            return new Answer(value, version, reason);
        }
    }

    /** The clock of the scheduler, kept from ever running backwards. */
    private long now() {
        lastNanos = Math.max(lastNanos, scheduler.nowNanos());
        return lastNanos;
    }
}
