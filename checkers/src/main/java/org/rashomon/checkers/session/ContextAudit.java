package org.rashomon.checkers.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.FunctionSet;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SessionOrder;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/** A session guarantee by what the store told of its replicas: which writes each had applied when it answered. */
final class ContextAudit {

    private final SessionGuarantee guarantee;
    private final Operations operations;
    private final History history;
    private final SessionOrder sessions;
    private final Findings findings;
    private final boolean proposes;
    private final FunctionSet reads;
    private final Replicas replicas;
    /** How many replicas answers name. */
    private final int answering;

    private final Map<Integer, Frontier> owed = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final Map<Integer, List<Demand>> demandsByOrigin = new TreeMap<>();
    private long answers;

    ContextAudit(SessionGuarantee guarantee, History history, SessionOrder sessions, Findings findings) {
        this.guarantee = guarantee;
        this.history = history;
        this.operations = history.operations();
        this.sessions = sessions;
        this.reads = new FunctionSet(operations, Function.READ::equals);
        this.replicas = new Replicas(operations);
        this.answering = replicas.count();
        this.findings = findings;
        this.proposes = Contract.of(history.info()).strategy().stream()
                .anyMatch(strategy -> strategy.resolution() == Resolution.PREVENT);
    }

    /**
     * Reports every violation.
     *
     * @return how many answers told what the replica had applied
     */
    long run() {
        if (proposes && isAboutReplicas()) {
            // What a replica "has" may be a proposal, which nobody is shown before all have accepted it.
            return 0;
        }
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK) {
                visit(row);
            }
        }
        if (!demandsByOrigin.isEmpty()) {
            history.replicaStates().forEach(this::observe);
        }
        demandsByOrigin.forEach((origin, demands) ->
                new DemandCheck(origin, replicas.count(), demands, observations).run(this::reportDemand));
        return answers;
    }

    private boolean isAboutReplicas() {
        return switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> false;
            case MONOTONIC_WRITES, WRITES_FOLLOW_READS -> true;
        };
    }

    private void visit(int row) {
        answers += operations.tellsSeen(row) ? 1 : 0;
        var owedHere = owed.computeIfAbsent(sessions.of(row), session -> new Frontier());
        switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> demandOfRead(row, owedHere);
            case MONOTONIC_WRITES, WRITES_FOLLOW_READS -> demandOfReplicas(row, owedHere);
        }
        switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_WRITES -> {
                if (isNamedWrite(row)) {
                    owedHere.raise(operations.dotReplica(row), operations.dotSequence(row), row);
                }
            }
            case MONOTONIC_READS, WRITES_FOLLOW_READS -> {
                if (reads.has(row)) {
                    oweWhatWasShown(row, owedHere);
                }
            }
        }
    }

    /**
     * The writes that a read was shown. A store that asks all leaders first numbers its proposals along with its
     * writes, so that what the replica had applied covers what nobody has been shown yet; there, it is the version
     * read.
     */
    private void oweWhatWasShown(int read, Frontier owedHere) {
        if (!proposes) {
            for (var replica = 0; replica < answering; replica++) {
                owedHere.raise(replica, operations.seenSequence(read, replica), read);
            }
        } else if (operations.hasVersion(read)) {
            owedHere.raise(operations.dotReplica(read), operations.dotSequence(read), read);
        }
    }

    private void demandOfRead(int row, Frontier owedHere) {
        if (!reads.has(row) || !operations.tellsSeen(row)) {
            return;
        }
        for (var replica = 0; replica < owedHere.size(); replica++) {
            if (operations.seenSequence(row, replica) < owedHere.sequence(replica)) {
                reportRead(row, replica, owedHere.row(replica), owedHere.sequence(replica));
                return;
            }
        }
    }

    private void demandOfReplicas(int row, Frontier owedHere) {
        var write = isNamedWrite(row);
        if (operations.tellsSeen(row)) {
            observations.add(new Observation.Answer(operations, row, false, write));
            if (write) {
                observations.add(new Observation.Answer(operations, row, true, true));
            }
        }
        if (write && !owedHere.isEmpty()) {
            demandsByOrigin
                    .computeIfAbsent(operations.dotReplica(row), origin -> new ArrayList<>())
                    .add(new Demand(operations.dotSequence(row), row, owedHere.copy()));
        }
    }

    private boolean isNamedWrite(int row) {
        return operations.hasVersion(row) && !reads.has(row);
    }

    private void observe(Event.ReplicaState state) {
        if (state.reachable() && !state.applied().isEmpty()) {
            observations.add(new Observation.Told(state, replicas.sequences(state.applied())));
        }
    }

    private void reportRead(int row, int replica, int earlier, long sequence) {
        var own = guarantee == SessionGuarantee.READ_YOUR_WRITES;
        var origin = replicas.name(replica);
        findings.anomaly(() -> new Anomaly(
                guarantee.anomaly().name(),
                "%s %s session %d the writes of %s up to %d, yet %s answered a later read of it with only %d."
                        .formatted(
                                operations.node(earlier),
                                own ? "had accepted from" : "had shown",
                                operations.session(row),
                                origin,
                                sequence,
                                operations.node(row),
                                operations.version(row).seen().sequenceOf(origin)),
                List.of(
                        Evidence.of(operations, earlier, own ? "own write" : "earlier read"),
                        Evidence.of(operations, row, "stale read"))));
    }

    private void reportDemand(Demand demand, int missing, Observation observation) {
        findings.anomaly(() -> demandViolated(demand, missing, observation));
    }

    private Anomaly demandViolated(Demand demand, int missing, Observation observation) {
        var what = guarantee == SessionGuarantee.MONOTONIC_WRITES ? "written" : "read";
        var first = Evidence.of(operations, demand.owed().row(missing), "what comes first");
        return new Anomaly(
                guarantee.anomaly().name(),
                "%s held %s, the write of session %d to %s, but not all that the session had %s before: %s."
                        .formatted(
                                observation.node(),
                                operations.version(demand.row()).dot(),
                                operations.session(demand.row()),
                                operations.key(demand.row()),
                                what,
                                first.text()),
                List.of(first, Evidence.of(operations, demand.row(), "what follows"), observation.evidence()));
    }
}
