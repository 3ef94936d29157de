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
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
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

    private static final Set<String> ENDS_PROCESSES = Set.of("kill", "wipe");

    private final History history;
    private final Operations operations;
    private final String checker;
    private final Map<Dot, Integer> writes = new HashMap<>();
    private final Findings findings = new Findings();

    LogAudit(History history, String checker) {
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
        if (!entries.isEmpty() && mayCompareAbsence(entries)) {
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

    private boolean mayCompareAbsence(List<Event.Conflict> entries) {
        var ofNode = new HashMap<String, Integer>();
        entries.forEach(entry -> ofNode.merge(entry.node(), 1, Integer::sum));
        var prevents = Contract.of(history.info())
                .strategy()
                .filter(strategy -> strategy.resolution() == Resolution.PREVENT)
                .isPresent();
        return !prevents
                && history.faults().stream().noneMatch(fault -> ENDS_PROCESSES.contains(fault.kind()))
                && ofNode.values().stream().allMatch(count -> count < LOG_LENGTH);
    }

    /** Keys whose last versions did not know of each other must be in the log of every replica that was read. */
    private void findUnlogged(List<Event.Conflict> entries) {
        var logged = new HashSet<List<String>>();
        var tellers = new HashSet<String>();
        entries.forEach(entry -> {
            logged.add(List.of(entry.node(), entry.key()));
            tellers.add(entry.node());
        });
        var finals = FinalReads.of(history);
        lastOfKeys().forEach((key, heads) -> {
            for (var node = 0; node < finals.nodes().size(); node++) {
                var name = finals.nodes().get(node);
                var read = finals.row(node, key);
                if (heads.size() > 1
                        && tellers.contains(name)
                        && read != FinalReads.NONE
                        && heads.stream().allMatch(head -> operations.showed(read, head))
                        && !logged.contains(List.of(name, operations.keys().get(key)))) {
                    unlogged(name, key, heads);
                }
            }
        });
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
