package org.rashomon.results;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.LinkCounters;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.results.SampleRuns.Sample;

/** A run of any size with versions, failures, unknown outcomes, faults, and two anomalies far apart. */
public final class LargeRun {

    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final int PROCESSES_PER_NODE = 10;
    private static final int KEYS = 500;
    private static final long STATES_NANOS = 100_000_000;

    private final SplittableRandom random = new SplittableRandom(11);
    private final HistoryBuilder builder = new HistoryBuilder();
    private final Map<String, Long> written = new TreeMap<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private long timeNanos;
    private long nextStatesNanos;
    private long unanswered;

    private LargeRun() {}

    private record Pending(int process, long until, Function function, String key, Value value) {}

    /** The sample with about so many operations. */
    public static Sample of(int operations) {
        var run = new LargeRun();
        run.begin(operations);
        run.work(operations);
        run.builder.add(new Event.PhaseStarted(run.index(), run.timeNanos, Phase.VERDICT));
        var anomalies = run.evidence.stream()
                .map(event -> new Anomaly("vanished-write", "It was acknowledged and is gone.", List.of(event)))
                .toList();
        var result = CheckResult.of("lost-write", new Verdict.Invalid(anomalies, anomalies.size()), Map.of());
        return new Sample(run.builder.build(), Judgement.compose(List.of(result)), List.of());
    }

    private void begin(int operations) {
        var info = new RunInfo(
                "large run of " + operations,
                11,
                "local",
                "register",
                NODES,
                List.of("partition"),
                new TreeMap<>(Map.of("strategy", "lww-wall-clock")),
                "2026-11-21T01:32:00Z",
                "0.1.0");
        builder.add(new Event.RunStarted(index(), 0, info));
        builder.add(new Event.PhaseStarted(index(), 0, Phase.WORK));
    }

    private void work(int operations) {
        var pending = new ArrayDeque<Pending>();
        var free = new ArrayDeque<Integer>();
        for (var process = 0; process < NODES.size() * PROCESSES_PER_NODE; process++) {
            free.add(process);
        }
        for (var number = 0; number < operations; number++) {
            timeNanos += 20_000 + random.nextInt(60_000);
            while (!pending.isEmpty() && (pending.getFirst().until < timeNanos || free.isEmpty())) {
                free.add(complete(pending.removeFirst(), number, operations));
            }
            pending.add(invoke(free.removeFirst()));
            if (timeNanos >= nextStatesNanos) {
                states();
            }
            if (number % Math.max(1, operations / 8) == operations / 20) {
                fault(number, FaultStage.STARTED);
                fault(number, FaultStage.OBSERVED);
                fault(number, FaultStage.HEALED);
            }
        }
        while (!pending.isEmpty()) {
            complete(pending.removeFirst(), operations, operations);
        }
    }

    private Pending invoke(int process) {
        var write = random.nextInt(2) == 0;
        var key = "k" + random.nextInt(KEYS);
        var value = write ? Value.of(random.nextInt(1 << 28)) : Value.NONE;
        var pending = new Pending(
                process,
                timeNanos + 100_000 + random.nextInt(1_500_000),
                write ? Function.WRITE : Function.READ,
                key,
                value);
        add(pending, OperationType.INVOKE, value, Version.NONE, "");
        return pending;
    }

    private int complete(Pending pending, int number, int operations) {
        var draw = random.nextInt(1000);
        var type = draw < 985 ? OperationType.OK : draw < 995 ? OperationType.FAIL : OperationType.INFO;
        var node = node(pending.process);
        var version = Version.NONE;
        if (type == OperationType.OK) {
            if (pending.function.equals(Function.WRITE)) {
                written.merge(node, 1L, Long::sum);
            }
            var vector = VersionVector.of(written);
            version = new Version(
                    new Dot(node, Math.max(1, written.getOrDefault(node, 0L))), timeNanos / 1000, vector, vector);
        }
        var isAnomalous = type == OperationType.OK
                && pending.function.equals(Function.WRITE)
                && evidence.size() < 2
                && number > operations / 3 * (1 + evidence.size());
        if (isAnomalous) {
            evidence.add(new Evidence(index(), timeNanos, node, "lost write", "write " + pending.key));
        }
        add(
                pending,
                type,
                type == OperationType.OK ? pending.value : Value.NONE,
                version,
                type == OperationType.OK ? "" : "refused");
        return type == OperationType.INFO ? pending.process + NODES.size() * PROCESSES_PER_NODE : pending.process;
    }

    private void states() {
        nextStatesNanos = timeNanos + STATES_NANOS;
        for (var node : NODES) {
            var counters = new TreeMap<>(Map.of("received", written.getOrDefault(node, 0L)));
            for (var other : NODES) {
                unanswered += random.nextInt(2);
                counters.put(LinkCounters.unanswered(other), unanswered);
                counters.put(LinkCounters.waitingMillis(other), (long) random.nextInt(300));
            }
            builder.add(new Event.ReplicaState(
                    index(),
                    timeNanos,
                    node,
                    true,
                    "",
                    VersionVector.of(written),
                    random.nextInt(50),
                    random.nextInt(-30_000, 30_000),
                    counters,
                    ""));
        }
    }

    private void fault(int number, FaultStage stage) {
        timeNanos += 1_000_000;
        builder.add(new Event.Fault(
                index(),
                timeNanos,
                number,
                stage,
                "partition",
                "nothing crosses n1->n2",
                List.of("n1->n2"),
                "no answer"));
    }

    private void add(Pending of, OperationType type, Value value, Version version, String error) {
        builder.add(new Event.Operation(
                index(),
                timeNanos,
                type,
                of.process,
                of.process % (NODES.size() * PROCESSES_PER_NODE),
                node(of.process),
                of.function,
                of.key,
                value,
                version,
                error));
    }

    private static String node(int process) {
        return NODES.get(process % NODES.size());
    }

    private long index() {
        return builder.nextIndex();
    }
}
