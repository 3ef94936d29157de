package org.rashomon.checkers.testing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Writes a history event by event; each event comes a millisecond after the one before. */
public final class HistoryScript {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final HistoryBuilder builder = new HistoryBuilder();
    private final Map<Integer, Event.Operation> pending = new HashMap<>();
    private long nanos;

    /** A run of these nodes with the conflict strategy {@code lww-wall-clock}. */
    public static HistoryScript lww(String... nodes) {
        return run(List.of(nodes), List.of(), Map.of("strategy", "lww-wall-clock"));
    }

    /** A run that says what was asked of it. */
    public static HistoryScript run(List<String> nodes, List<String> faults, Map<String, String> contract) {
        var script = new HistoryScript();
        var info = new RunInfo(
                "test", 1, "simulated", "register", nodes, faults, new TreeMap<>(contract), "2026-01-01", "test");
        script.builder.add(new Event.RunStarted(script.next(), script.nanos, info));
        return script;
    }

    /** Sets the time of the next event. */
    public HistoryScript atMillis(long millis) {
        nanos = (millis - 1) * NANOS_PER_MILLI;
        return this;
    }

    public HistoryScript phase(Phase phase) {
        builder.add(new Event.PhaseStarted(next(), nanos, phase));
        return this;
    }

    /** Invokes on behalf of the session that has the number of the process. */
    public HistoryScript invoke(int process, String node, Function function, String key, Value value) {
        return invoke(new Client(process, process, node), function, key, value);
    }

    /**
     * Who invokes.
     *
     * @param node whom it speaks to
     */
    public record Client(int process, int session, String node) {}

    public HistoryScript invoke(Client client, Function function, String key, Value value) {
        var event = new Event.Operation(
                next(),
                nanos,
                Event.OperationType.INVOKE,
                client.process(),
                client.session(),
                client.node(),
                function,
                key,
                value,
                Version.NONE,
                "");
        pending.put(client.process(), event);
        builder.add(event);
        return this;
    }

    public HistoryScript ok(int process, Value value, Version version) {
        return complete(process, Event.OperationType.OK, value, version, "");
    }

    public HistoryScript fail(int process) {
        return complete(process, Event.OperationType.FAIL, Value.NONE, Version.NONE, "refused");
    }

    public HistoryScript info(int process) {
        return complete(process, Event.OperationType.INFO, Value.NONE, Version.NONE, "timeout");
    }

    /** A write that succeeds at once. */
    public HistoryScript write(int process, String node, String key, long value, Version version) {
        return invoke(process, node, Function.WRITE, key, Value.of(value)).ok(process, Value.NONE, version);
    }

    /** A read that succeeds at once. */
    public HistoryScript read(int process, String node, String key, Value value, Version version) {
        return invoke(process, node, Function.READ, key, Value.NONE).ok(process, value, version);
    }

    /** An add that succeeds at once. */
    public HistoryScript add(int process, String node, String key, long element) {
        return invoke(process, node, Function.ADD, key, Value.of(element)).ok(process, Value.NONE, Version.NONE);
    }

    /** A read of a set that succeeds at once. */
    public HistoryScript readSet(int process, String node, String key, long... elements) {
        var values = Arrays.stream(elements).mapToObj(Value::of).toList();
        return read(process, node, key, Value.of(values), Version.NONE);
    }

    public HistoryScript fault(int fault, Event.FaultStage stage, String kind, String target, String effect) {
        builder.add(new Event.Fault(next(), nanos, fault, stage, kind, kind + " " + target, List.of(target), effect));
        return this;
    }

    public HistoryScript state(String node, String digest, Map<String, Long> applied) {
        builder.add(new Event.ReplicaState(next(), nanos, node, true, digest, VersionVector.of(applied), 0, 0, ""));
        return this;
    }

    public HistoryScript clock(String node, long offsetMicros) {
        builder.add(new Event.ReplicaState(next(), nanos, node, true, "", VersionVector.EMPTY, 0, offsetMicros, ""));
        return this;
    }

    public HistoryScript conflict(String node, String key, String kind, Dot local, Dot remote) {
        builder.add(new Event.Conflict(next(), nanos, node, key, kind, local, remote, "apply_remote"));
        return this;
    }

    public History build() {
        return builder.build();
    }

    /** The history, after the phases that a run ends with. */
    public History finish() {
        return phase(Phase.VERDICT).build();
    }

    private HistoryScript complete(int process, Event.OperationType type, Value value, Version version, String error) {
        var invoked = Objects.requireNonNull(pending.remove(process));
        builder.add(new Event.Operation(
                next(),
                nanos,
                type,
                process,
                invoked.session(),
                invoked.node(),
                invoked.function(),
                invoked.key(),
                value,
                version,
                error));
        return this;
    }

    private long next() {
        nanos += NANOS_PER_MILLI;
        return builder.nextIndex();
    }
}
