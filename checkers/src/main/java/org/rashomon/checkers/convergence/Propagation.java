package org.rashomon.checkers.convergence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.VersionVector;

/** What the replicas' own states say of how changes got around: where they stopped, and how long they took. */
final class Propagation {

    private static final AnomalyCatalogue.Entry STUCK = AnomalyCatalogue.named("stuck-replication");
    private static final AnomalyCatalogue.Entry DIFFERENT_STATE =
            AnomalyCatalogue.named("same-version-different-state");

    /** A replica that has learned nothing for so long while others know more will not learn it. */
    private static final long STILL_NANOS = 1_000_000_000L;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final History history;
    private final Contract contract;
    private final Findings findings;
    private final List<Event.ReplicaState> states;

    Propagation(History history, Findings findings) {
        this.history = history;
        this.contract = Contract.of(history.info());
        this.findings = findings;
        this.states = history.replicaStates().stream()
                .filter(Event.ReplicaState::reachable)
                .toList();
    }

    /** Reports replicas that had applied the same changes and yet were in different states. */
    void compareStates() {
        // Applied out of order, prepared but not decided, or with traces of deletes that go at another time on each
        // replica: then the vector does not tell the whole state.
        if (!contract.gives(Guarantee.CONVERGENCE)
                || contract.delivery() == Delivery.UNORDERED
                || contract.is(Strategy.SYNCHRONOUS)
                || forgetsDeletes()) {
            return;
        }
        var firstOf = new HashMap<VersionVector, Event.ReplicaState>();
        for (var state : states) {
            if (state.digest().isEmpty() || state.applied().isEmpty()) {
                continue;
            }
            var first = firstOf.putIfAbsent(state.applied(), state);
            if (first != null && !first.digest().equals(state.digest())) {
                findings.anomaly(
                        "state of " + state.node(),
                        () -> new Anomaly(
                                DIFFERENT_STATE.name(),
                                "%s at %s and %s at %s had both applied %s, and yet their states differ: %s and %s."
                                        .formatted(
                                                first.node(),
                                                Phrases.seconds(first.timeNanos()),
                                                state.node(),
                                                Phrases.seconds(state.timeNanos()),
                                                state.applied(),
                                                first.digest(),
                                                state.digest()),
                                List.of(Evidence.of(first, "one state"), Evidence.of(state, "the other"))));
            }
        }
    }

    private boolean forgetsDeletes() {
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            var function = operations.function(row);
            if (function.equals(Function.DELETE) || function.equals(Function.REMOVE)) {
                return true;
            }
            if (Mutations.isRegisterWrite(function)
                    && Mutations.written(operations, row).equals(Value.NONE)) {
                return true;
            }
        }
        return false;
    }

    /** Reports changes that had stopped somewhere when the replicas were read. */
    void findStops() {
        var quiescence = history.start(Phase.QUIESCENCE);
        if (!contract.gives(Guarantee.CONVERGENCE) || quiescence.isEmpty()) {
            return;
        }
        var last = new TreeMap<String, Event.ReplicaState>();
        var since = new HashMap<String, Event.ReplicaState>();
        for (var state : states) {
            if (state.timeNanos() < quiescence.get().timeNanos()) {
                continue;
            }
            var before = last.put(state.node(), state);
            if (before == null || !before.applied().equals(state.applied())) {
                since.put(state.node(), state);
            }
        }
        var topology = Links.of(contract, FinalReads.nodesOf(history));
        for (var link : topology) {
            var from = last.get(link.from());
            var to = last.get(link.to());
            var learned = since.get(link.to());
            if (from == null || to == null || learned == null || to.timeNanos() - learned.timeNanos() < STILL_NANOS) {
                continue;
            }
            stopped(link, from, to);
        }
    }

    private void stopped(Links.Link link, Event.ReplicaState from, Event.ReplicaState to) {
        var lacking = new ArrayList<String>();
        from.applied().entries().forEach((origin, sequence) -> {
            var behind = sequence - to.applied().sequenceOf(origin);
            if (behind > 0 && link.carries(origin)) {
                lacking.add("%s of %s".formatted(Phrases.count(behind, "change"), origin));
            }
        });
        if (!lacking.isEmpty()) {
            findings.anomaly(() -> new Anomaly(
                    STUCK.name(),
                    "After all faults were healed nothing more came over %s: %s lacks %s that %s has."
                            .formatted(link, link.to(), Phrases.list(lacking), link.from()),
                    List.of(Evidence.of(from, "replica that has them"), Evidence.of(to, "replica that lacks them"))));
        }
    }

    /** For each fault that was healed, how long until everybody had what anybody had had at that moment. */
    Map<String, String> timesToConverge() {
        var times = new TreeMap<String, String>();
        for (var fault : history.faults()) {
            if (fault.stage() == Event.FaultStage.HEALED) {
                caughtUp(fault.timeNanos())
                        .ifPresent(nanos -> times.put(
                                "fault-%d-%s-converged-millis".formatted(fault.fault(), fault.kind()),
                                Long.toString(nanos / NANOS_PER_MILLI)));
            }
        }
        return times;
    }

    private OptionalLong caughtUp(long healed) {
        var latest = new HashMap<String, VersionVector>();
        var target = VersionVector.EMPTY;
        for (var state : states) {
            if (state.timeNanos() <= healed) {
                target = target.join(state.applied());
            }
            latest.put(state.node(), state.applied());
            var known = target;
            if (state.timeNanos() > healed
                    && !known.isEmpty()
                    && latest.size() == history.info().nodes().size()
                    && latest.values().stream().allMatch(applied -> applied.dominates(known))) {
                return OptionalLong.of(state.timeNanos() - healed);
            }
        }
        return OptionalLong.empty();
    }
}
