package org.rashomon.results;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Writes a history event by event; time moves only when told to. */
public final class HistoryScript {

    public static final List<String> NODES = List.of("n1", "n2", "n3");

    private final HistoryBuilder builder = new HistoryBuilder();
    private long timeNanos;
    private int process;

    /** An operation that was invoked but not completed yet. */
    public record Open(int process, String node, Function function, String key, Value argument) {}

    public HistoryScript run(String name, String workload) {
        var contract = new TreeMap<>(Map.of("strategy", "lww-wall-clock", "topology", "all-to-all"));
        var info = new RunInfo(
                name,
                42,
                "local",
                workload,
                NODES,
                List.of("partition", "kill"),
                contract,
                "2026-11-21T01:32:00.123Z",
                "0.1.0");
        builder.add(new Event.RunStarted(index(), timeNanos, info));
        return this;
    }

    public HistoryScript at(double seconds) {
        timeNanos = Math.max(timeNanos, Math.round(seconds * 1e9));
        return this;
    }

    public HistoryScript after(long nanos) {
        timeNanos += nanos;
        return this;
    }

    public HistoryScript phase(Phase phase) {
        builder.add(new Event.PhaseStarted(index(), timeNanos, phase));
        return this;
    }

    public HistoryScript fault(int number, FaultStage stage, String kind, List<String> targets, String effect) {
        var description = kind + " of " + String.join(", ", targets);
        builder.add(new Event.Fault(index(), timeNanos, number, stage, kind, description, targets, effect));
        return this;
    }

    public HistoryScript deployed(Map<String, String> facts) {
        builder.add(new Event.Deployed(index(), timeNanos, new TreeMap<>(facts)));
        return this;
    }

    /** A state with figures that the replica keeps. */
    public HistoryScript counted(String node, Map<String, Long> counters) {
        builder.add(new Event.ReplicaState(
                index(), timeNanos, node, true, "", VersionVector.EMPTY, 0, 0, new TreeMap<>(counters), ""));
        return this;
    }

    public HistoryScript conflict(String node, String key, String kind, String resolution) {
        builder.add(new Event.Conflict(index(), timeNanos, node, key, kind, Dot.NONE, new Dot(node, 1), resolution));
        return this;
    }

    public HistoryScript state(String node, String digest, long backlog, long offsetMicros) {
        builder.add(new Event.ReplicaState(
                index(), timeNanos, node, true, digest, VersionVector.EMPTY, backlog, offsetMicros, ""));
        return this;
    }

    /** The harness stood still for so long and goes on now. */
    public HistoryScript paused(long millis) {
        builder.add(new Event.HarnessUsage(index(), timeNanos, 1_000_000_000, 150_000_000, millis * 1_000_000));
        return this;
    }

    public HistoryScript unreachable(String node, String error) {
        builder.add(new Event.ReplicaState(index(), timeNanos, node, false, "", VersionVector.EMPTY, 0, 0, error));
        return this;
    }

    public HistoryScript failure(String reason) {
        builder.add(new Event.Failure(index(), timeNanos, reason));
        return this;
    }

    public Open invoke(String node, Function function, String key, Value argument) {
        var open = new Open(process++, node, function, key, argument);
        add(open, OperationType.INVOKE, argument, Version.NONE, "");
        return open;
    }

    /** Completes an operation and returns the index of the completion. */
    public long ok(Open open, Value result, Version version) {
        return add(open, OperationType.OK, result, version, "");
    }

    public long end(Open open, OperationType type, String error) {
        return add(open, type, Value.NONE, Version.NONE, error);
    }

    /** A write that is acknowledged two milliseconds later; returns the index of the acknowledgement. */
    public long write(String node, String key, long value, long sequence) {
        var open = invoke(node, Function.WRITE, key, Value.of(value));
        return after(2_000_000).ok(open, Value.NONE, version(node, sequence));
    }

    /** A read that is answered a millisecond later; returns the index of the answer. */
    public long read(String node, String key, Value result) {
        var open = invoke(node, Function.READ, key, Value.NONE);
        return after(1_000_000).ok(open, result, Version.NONE);
    }

    public Version version(String node, long sequence) {
        return version(node, sequence, Map.of(node, Math.max(1, sequence - 1)));
    }

    /** The version of a write that its replica accepted when it had applied so many of each replica's writes. */
    public Version version(String node, long sequence, Map<String, Long> context) {
        return new Version(
                new Dot(node, sequence),
                1_795_224_720_000_000L + timeNanos / 1000,
                VersionVector.of(context),
                VersionVector.of(Map.of(node, sequence)));
    }

    public long timeNanos() {
        return timeNanos;
    }

    public History build() {
        return builder.build();
    }

    private long add(Open open, OperationType type, Value value, Version version, String error) {
        var index = index();
        builder.add(new Event.Operation(
                index,
                timeNanos,
                type,
                open.process,
                open.process,
                open.node,
                open.function,
                open.key,
                value,
                version,
                error));
        return index;
    }

    private long index() {
        return builder.nextIndex();
    }
}
