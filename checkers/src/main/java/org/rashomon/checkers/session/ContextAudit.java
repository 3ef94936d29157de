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
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SessionOrder;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** A session guarantee by what the store told of its replicas: which writes each had applied when it answered. */
final class ContextAudit {

    private final SessionGuarantee guarantee;
    private final Operations operations;
    private final History history;
    private final SessionOrder sessions;
    private final Findings findings;
    private final boolean proposes;
    private final Replicas replicas = new Replicas();
    private final Map<Integer, Frontier> owed = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final Map<Integer, List<Demand>> demandsByOrigin = new TreeMap<>();
    private long answers;

    ContextAudit(SessionGuarantee guarantee, History history, SessionOrder sessions, Findings findings) {
        this.guarantee = guarantee;
        this.history = history;
        this.operations = history.operations();
        this.sessions = sessions;
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
                visit(row, operations.version(row));
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

    private void visit(int row, Version version) {
        answers += version.seen().isEmpty() ? 0 : 1;
        var read = operations.function(row).equals(Function.READ);
        var owedHere = owed.computeIfAbsent(sessions.of(row), session -> new Frontier());
        switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> demandOfRead(row, version, read, owedHere);
            case MONOTONIC_WRITES, WRITES_FOLLOW_READS -> demandOfReplicas(row, version, owedHere);
        }
        switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_WRITES -> {
                if (isNamedWrite(row, version)) {
                    owedHere.raise(
                            replicas.number(version.dot().replica()),
                            version.dot().sequence(),
                            row);
                }
            }
            case MONOTONIC_READS, WRITES_FOLLOW_READS -> {
                if (read) {
                    owedHere.raise(replicas.sequences(shown(version)), row);
                }
            }
        }
    }

    /**
     * The writes that a read was shown. A store that asks all leaders first numbers its proposals along with its
     * writes, so that what the replica had applied covers what nobody has been shown yet; there, it is the version
     * read.
     */
    private VersionVector shown(Version version) {
        if (!proposes) {
            return version.seen();
        }
        return version.isKnown() ? VersionVector.EMPTY.with(version.dot()) : VersionVector.EMPTY;
    }

    private void demandOfRead(int row, Version version, boolean read, Frontier owedHere) {
        if (!read || version.seen().isEmpty()) {
            return;
        }
        var missing = owedHere.missingIn(replicas.sequences(version.seen()));
        if (missing != Frontier.NONE) {
            reportRead(row, missing, owedHere.row(missing), owedHere.sequence(missing));
        }
    }

    private void demandOfReplicas(int row, Version version, Frontier owedHere) {
        var write = isNamedWrite(row, version);
        if (!version.seen().isEmpty()) {
            var source = new Answer(operations, row);
            observations.add(new Observation(
                    source, write ? replicas.sequences(version.seen(), version) : replicas.sequences(version.seen())));
            if (write) {
                observations.add(new Observation(source, replicas.sequences(version.context(), version)));
            }
        }
        if (write && !owedHere.isEmpty()) {
            demandsByOrigin
                    .computeIfAbsent(replicas.number(version.dot().replica()), origin -> new ArrayList<>())
                    .add(new Demand(version.dot().sequence(), row, owedHere.copy()));
        }
    }

    private boolean isNamedWrite(int row, Version version) {
        return version.isKnown() && !operations.function(row).equals(Function.READ);
    }

    private void observe(Event.ReplicaState state) {
        if (state.reachable() && !state.applied().isEmpty()) {
            observations.add(new Observation(new Told(state), replicas.sequences(state.applied())));
        }
    }

    private record Answer(Operations operations, int row) implements Observation.Source {
        @Override
        public String node() {
            return operations.node(row);
        }

        @Override
        public Evidence evidence() {
            return Evidence.of(operations, row, "answer");
        }
    }

    private record Told(Event.ReplicaState state) implements Observation.Source {
        @Override
        public String node() {
            return state.node();
        }

        @Override
        public Evidence evidence() {
            return Evidence.of(state, "replica");
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
                                observation.source().node(),
                                operations.version(demand.row()).dot(),
                                operations.session(demand.row()),
                                operations.key(demand.row()),
                                what,
                                first.text()),
                List.of(
                        first,
                        Evidence.of(operations, demand.row(), "what follows"),
                        observation.source().evidence()));
    }
}
