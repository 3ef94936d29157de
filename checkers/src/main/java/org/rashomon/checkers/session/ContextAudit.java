package org.rashomon.checkers.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SessionOrder;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Version;

/** A session guarantee by what the store told of its replicas: which writes each had applied when it answered. */
final class ContextAudit {

    private final SessionGuarantee guarantee;
    private final Operations operations;
    private final History history;
    private final SessionOrder sessions;
    private final Findings findings;
    private final Map<Integer, Frontier> owedToReads = new HashMap<>();
    private final Map<Integer, Frontier> owedToWrites = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private long answers;

    ContextAudit(SessionGuarantee guarantee, History history, Findings findings) {
        this.guarantee = guarantee;
        this.history = history;
        this.operations = history.operations();
        this.sessions = new SessionOrder(operations);
        this.findings = findings;
    }

    /**
     * Reports every violation.
     *
     * @return how many answers told what the replica had applied
     */
    long run() {
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK) {
                visit(row, operations.version(row));
            }
        }
        if (!demands.isEmpty()) {
            for (var state : history.replicaStates()) {
                observe(state);
            }
            new DemandCheck(observations, demands).run(this::reportDemand);
        }
        return answers;
    }

    private void visit(int row, Version version) {
        answers += version.seen().isEmpty() ? 0 : 1;
        var read = operations.function(row).equals(Function.READ);
        switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> visitSession(row, version, read);
            case MONOTONIC_WRITES, WRITES_FOLLOW_READS -> visitReplicas(row, version, read);
        }
    }

    private void visitSession(int row, Version version, boolean read) {
        var owed = owedToReads.computeIfAbsent(sessions.of(row), session -> new Frontier());
        if (read && !version.seen().isEmpty()) {
            owed.missingIn(version.seen()).ifPresent(missing -> reportRead(row, missing));
        }
        if (guarantee == SessionGuarantee.MONOTONIC_READS && read) {
            owed.raise(version.seen(), row);
        } else if (guarantee == SessionGuarantee.READ_YOUR_WRITES && isNamedWrite(row, version)) {
            owed.raise(version.dot().replica(), version.dot().sequence(), row);
        }
    }

    private void visitReplicas(int row, Version version, boolean read) {
        var owed = owedToWrites.computeIfAbsent(sessions.of(row), session -> new Frontier());
        var write = isNamedWrite(row, version);
        if (!version.seen().isEmpty()) {
            observe(row, version, write);
        }
        if (write && !owed.isEmpty()) {
            demands.add(new Demand(version.dot(), row, owed.copy()));
        }
        if (guarantee == SessionGuarantee.WRITES_FOLLOW_READS && read) {
            owed.raise(version.seen(), row);
        } else if (guarantee == SessionGuarantee.MONOTONIC_WRITES && write) {
            owed.raise(version.dot().replica(), version.dot().sequence(), row);
        }
    }

    private boolean isNamedWrite(int row, Version version) {
        return version.isKnown() && Mutations.isMutation(operations.function(row));
    }

    private void observe(int row, Version version, boolean write) {
        var own = write ? version.dot() : Dot.NONE;
        observations.add(new Observation(
                operations.node(row), version.seen(), own, () -> Evidence.of(operations, row, "answer")));
        if (write) {
            observations.add(new Observation(
                    operations.node(row), version.context(), own, () -> Evidence.of(operations, row, "accepted")));
        }
    }

    private void observe(Event.ReplicaState state) {
        if (state.reachable() && !state.applied().isEmpty()) {
            observations.add(
                    new Observation(state.node(), state.applied(), Dot.NONE, () -> Evidence.of(state, "replica")));
        }
    }

    private void reportRead(int row, Mark missing) {
        var own = guarantee == SessionGuarantee.READ_YOUR_WRITES;
        findings.anomaly(() -> new Anomaly(
                guarantee.anomaly().name(),
                "%s %s session %d the writes of %s up to %d, yet %s answered a later read of it with only %d."
                        .formatted(
                                operations.node(missing.row()),
                                own ? "had accepted from" : "had shown",
                                operations.session(row),
                                missing.replica(),
                                missing.sequence(),
                                operations.node(row),
                                operations.version(row).seen().sequenceOf(missing.replica())),
                List.of(
                        Evidence.of(operations, missing.row(), own ? "own write" : "earlier read"),
                        Evidence.of(operations, row, "stale read"))));
    }

    private void reportDemand(Demand demand, Mark missing, Observation observation) {
        var what = guarantee == SessionGuarantee.MONOTONIC_WRITES ? "written" : "read";
        findings.anomaly(() -> new Anomaly(
                guarantee.anomaly().name(),
                "%s held %s, the write of session %d to %s, but not all that the session had %s before: %s."
                        .formatted(
                                observation.node(),
                                demand.dot(),
                                operations.session(demand.row()),
                                operations.key(demand.row()),
                                what,
                                Evidence.of(operations, missing.row(), "").text()),
                List.of(
                        Evidence.of(operations, missing.row(), "what comes first"),
                        Evidence.of(operations, demand.row(), "what follows"),
                        observation.evidence().get())));
    }
}
