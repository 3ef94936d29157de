package org.rashomon.checkers.conflicts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Holds conflict logs against what the versions say. */
final class LogAudit {

    private static final AnomalyCatalogue.Entry MISCLASSIFIED = AnomalyCatalogue.named("misclassified-conflict");
    private static final AnomalyCatalogue.Entry UNLOGGED = AnomalyCatalogue.named("unlogged-conflict");

    /** The store keeps so many entries. */
    private static final int LOG_LENGTH = 1_000;

    /** With these a replica's process ends, and its log with it. */
    private static final Set<String> ENDS_PROCESSES =
            Set.of("kill", "restart", "wipe", "full-disk", "bit-flip", "squeeze");

    private final History history;
    private final Operations operations;
    private final String checker;
    private final Map<Dot, Integer> writes = new HashMap<>();
    private final Findings findings;

    LogAudit(History history, String checker, Findings findings) {
        this.findings = findings;
        this.history = history;
        this.operations = history.operations();
        this.checker = checker;
        for (var row = 0; row < operations.size(); row++) {
            if (isKnownWrite(row)) {
                writes.put(operations.dot(row), row);
            }
        }
    }

    private boolean isKnownWrite(int row) {
        return operations.outcome(row) == Outcome.OK
                && operations.hasVersion(row)
                && Mutations.isRegisterWrite(operations.function(row));
    }

    CheckResult run() {
        var entries = history.conflicts();
        if (entries.isEmpty()) {
            findings.doubt("no replica's conflict log is told");
        }
        entries.forEach(this::judge);
        if (!entries.isEmpty() && mayCompareAbsence()) {
            findUnlogged(entries);
        }
        return findings.result(checker, new TreeMap<>(Map.of("entries", Integer.toString(entries.size()))));
    }

    private void judge(Event.Conflict entry) {
        var local = writes.get(entry.local());
        var remote = writes.get(entry.remote());
        if (local == null || remote == null) {
            return;
        }
        var ordered = operations.hadSeen(local, remote) || operations.hadSeen(remote, local);
        if (ordered && entry.kind().endsWith("_differs")) {
            findings.anomaly(
                    MISCLASSIFIED.name() + " by " + entry.node(),
                    () -> new Anomaly(
                            MISCLASSIFIED.name(),
                            "%s logged %s between %s and %s of key %s, although one had seen the other."
                                    .formatted(entry.node(), entry.kind(), entry.local(), entry.remote(), entry.key()),
                            List.of(
                                    Evidence.of(operations, local, "version that it held"),
                                    Evidence.of(operations, remote, "version that arrived"),
                                    evidence(entry))));
        }
    }

    private static Evidence evidence(Event.Conflict entry) {
        return new Evidence(
                entry.index(),
                entry.timeNanos(),
                entry.node(),
                "entry of the conflict log",
                "%s of %s: %s met %s, %s"
                        .formatted(entry.kind(), entry.key(), entry.local(), entry.remote(), entry.resolution()));
    }

    /**
     * Whether conflicts that are missing from the logs tell anything: where a replica holds what no other had seen, so
     * that concurrent versions meet. It does not where a version may stay against another that had seen it, as a
     * clock is wrong or a rank knows no time, nor where versions come before what they had seen. Of the writes of a
     * transaction, and of what a statement gave, the history does not know what each had seen.
     */
    private boolean mayCompareAbsence() {
        var contract = Contract.of(history.info());
        return contract.strategy().stream().anyMatch(LogAudit::keepsTheLatest)
                && contract.delivery() != Delivery.UNORDERED
                && contract.log() == ReplicationLog.ROW
                && !operations.functions().contains(Function.TRANSACTION)
                && history.faults().stream().noneMatch(fault -> ENDS_PROCESSES.contains(fault.kind()));
    }

    private static boolean keepsTheLatest(Strategy strategy) {
        return switch (strategy.resolution()) {
            case LAST_WRITE_WINS -> !strategy.trustsWallClocks();
            case SIBLINGS, MERGE, MAXIMUM -> true;
            case HIGHEST_RANK, HANDLER, COMMUTE, PREVENT -> false;
        };
    }

    /** Those whose log is told and whole. */
    private Set<String> tellers(List<Event.Conflict> entries) {
        var ofNode = new HashMap<String, Integer>();
        entries.forEach(entry -> ofNode.merge(entry.node(), 1, Integer::sum));
        ofNode.values().removeIf(count -> count >= LOG_LENGTH);
        ofNode.keySet().removeAll(givenSnapshots());
        return ofNode.keySet();
    }

    /**
     * The replicas that were given changes otherwise than one by one: what comes with a snapshot meets nothing. It
     * shows in that they count fewer changes as applied than they have of others.
     */
    private Set<String> givenSnapshots() {
        var given = new HashSet<String>();
        for (var state : history.replicaStates()) {
            if (state.reachable() && !state.counters().isEmpty()) {
                var ofOthers = state.applied().entries().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(state.node()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                if (state.counter("applied") < ofOthers) {
                    given.add(state.node());
                }
            }
        }
        return given;
    }

    /**
     * Keys whose last versions did not know of each other must be in the log of every replica that was read. Not if
     * there are updates of unknown outcome: one of them may have seen the one version and been seen by the other.
     */
    private void findUnlogged(List<Event.Conflict> entries) {
        var tellers = tellers(entries);
        var logged = new HashSet<List<String>>();
        entries.forEach(entry -> logged.add(List.of(entry.node(), entry.key())));
        var finals = FinalReads.of(history);
        var open = openKeys();
        lastOfKeys().forEach((key, heads) -> {
            for (var node = 0; node < finals.nodes().size(); node++) {
                var name = finals.nodes().get(node);
                var read = finals.row(node, key);
                if (heads.size() > 1
                        && tellers.contains(name)
                        && !open.contains(key)
                        && read != FinalReads.NONE
                        && heads.stream().allMatch(head -> operations.showed(read, head))
                        && !logged.contains(List.of(name, operations.keys().get(key)))) {
                    unlogged(name, key, heads);
                }
            }
        });
    }

    private Set<Integer> openKeys() {
        var open = new HashSet<Integer>();
        for (var row = 0; row < operations.size(); row++) {
            if (Mutations.isMutation(operations.function(row)) && operations.outcome(row) == Outcome.INFO) {
                open.add(operations.keyNumber(row));
            }
        }
        return open;
    }

    /** For each key the known writes that no other known write of the key had seen. */
    private Map<Integer, List<Integer>> lastOfKeys() {
        var seen = new HashMap<Integer, Map<Integer, Long>>();
        for (var write : writes.values()) {
            var ofKey = seen.computeIfAbsent(operations.keyNumber(write), key -> new HashMap<>());
            for (var replica = 0; replica < operations.replicas().size(); replica++) {
                ofKey.merge(replica, operations.contextSequence(write, replica), Math::max);
            }
        }
        var heads = new TreeMap<Integer, List<Integer>>();
        for (var write : writes.values()) {
            var ofKey = seen.getOrDefault(operations.keyNumber(write), Map.of());
            if (operations.dotSequence(write) > ofKey.getOrDefault(operations.dotReplica(write), 0L)
                    && !Mutations.written(operations, write).equals(Value.NONE)) {
                heads.computeIfAbsent(operations.keyNumber(write), key -> new ArrayList<>())
                        .add(write);
            }
        }
        return heads;
    }

    private void unlogged(String node, int key, List<Integer> heads) {
        findings.anomaly(
                UNLOGGED.name() + " by " + node,
                () -> new Anomaly(
                        UNLOGGED.name(),
                        "%s has applied %s and %s of key %s, which did not know of each other, and logged no conflict."
                                .formatted(
                                        node,
                                        operations.dot(heads.getFirst()),
                                        operations.dot(heads.get(1)),
                                        operations.keys().get(key)),
                        List.of(
                                Evidence.of(operations, heads.getFirst(), "one version"),
                                Evidence.of(operations, heads.get(1), "another, concurrent with it"))));
    }
}
