package org.rashomon.checkers.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.visibility.KnownUpdates;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/** Looks for dots and vectors that contradict each other. */
final class MetadataAudit {

    private static final AnomalyCatalogue.Entry REUSE = AnomalyCatalogue.named("dot-reuse");

    private static final Set<String> WIPES = Set.of("wipe", "bit-flip");

    private final History history;
    private final Operations operations;
    private final KnownUpdates updates;
    /** For each replica and sequence, the known update up to it that was invoked last. */
    private final List<int[]> latest = new ArrayList<>();

    private final Findings findings;
    private long vectors;

    MetadataAudit(History history, Findings findings) {
        this.findings = findings;
        this.history = history;
        this.operations = history.operations();
        this.updates = new KnownUpdates(operations);
        for (var replica = 0; replica < updates.replicas(); replica++) {
            latest.add(latest(replica));
        }
    }

    private int[] latest(int replica) {
        var rows = new int[updates.sequences(replica) + 1];
        rows[0] = RowIndex.NONE;
        for (var sequence = 1; sequence < rows.length; sequence++) {
            // Rows are numbered in the order of their invocations.
            rows[sequence] = Math.max(rows[sequence - 1], updates.row(replica, sequence));
        }
        return rows;
    }

    CheckResult run() {
        for (var clash : updates.clashes()) {
            findings.anomaly(operations.dot(clash[0]).replica(), () -> reuse(clash[0], clash[1]));
        }
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK) {
                judge(row);
            }
        }
        judgeStates();
        if (vectors == 0) {
            findings.doubt("the store tells no vectors");
        }
        return findings.result(MetadataChecker.NAME, new TreeMap<>(Map.of("vectors", Long.toString(vectors))));
    }

    private void judge(int row) {
        vectors += operations.tellsSeen(row) ? 1 : 0;
        for (var replica = 0; replica < updates.replicas(); replica++) {
            var claimed = Math.max(operations.seenSequence(row, replica), operations.contextSequence(row, replica));
            var known = (int) Math.min(claimed, updates.sequences(replica));
            var last = latest.get(replica)[known];
            if (last != RowIndex.NONE && operations.invokedIndex(last) > operations.completedIndex(row)) {
                findings.anomaly("claim of " + operations.node(row), () -> claimedTooEarly(row, last));
                return;
            }
        }
    }

    private Anomaly reuse(int first, int second) {
        return new Anomaly(
                REUSE.name(),
                "%s gave the identity %s to two updates; who has the one takes the other for known."
                        .formatted(operations.dot(first).replica(), operations.dot(first)),
                List.of(
                        Evidence.of(operations, first, "update with this identity"),
                        Evidence.of(operations, second, "another with the same")));
    }

    private Anomaly claimedTooEarly(int answer, int update) {
        return new Anomaly(
                REUSE.name(),
                "%s claimed to have applied %s before the update of that identity was sent."
                        .formatted(operations.node(answer), operations.dot(update)),
                List.of(
                        Evidence.of(operations, answer, "answer that claims it"),
                        Evidence.of(operations, update, "update that came later")));
    }

    /** Whether a fault that takes a replica's disk away began between two of its states. */
    private boolean wasWiped(Event.ReplicaState earlier, Event.ReplicaState later) {
        return history.faults().stream()
                .anyMatch(fault -> WIPES.contains(fault.kind())
                        && fault.targets().contains(later.node())
                        && fault.index() < later.index()
                        && fault.index() > earlier.index());
    }

    /** What a replica says it has applied must not shrink. */
    private void judgeStates() {
        var before = new HashMap<String, Event.ReplicaState>();
        for (var state : history.replicaStates()) {
            if (!state.reachable() || state.applied().isEmpty()) {
                continue;
            }
            vectors++;
            var earlier = before.put(state.node(), state);
            if (earlier != null && !state.applied().dominates(earlier.applied()) && !wasWiped(earlier, state)) {
                findings.anomaly(
                        "shrunk " + state.node(),
                        () -> new Anomaly(
                                AnomalyCatalogue.REPLICA_AMNESIA.name(),
                                "%s said it had applied %s, and later only %s: it forgot."
                                        .formatted(state.node(), earlier.applied(), state.applied()),
                                List.of(Evidence.of(earlier, "before"), Evidence.of(state, "after"))));
            }
        }
    }
}
