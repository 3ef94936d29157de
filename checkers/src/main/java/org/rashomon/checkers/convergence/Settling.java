package org.rashomon.checkers.convergence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Phase;
import org.rashomon.history.VersionVector;

/**
 * What the replicas said of themselves while they settled.
 *
 * @param millis from the last heal until the replicas' digests were equal and stayed so; empty if that was not seen
 * @param digests the last digests, if they were told and differ
 * @param stuck which replica lacks how many writes of which origin at the end; empty if none was seen to lack any
 */
record Settling(Optional<Long> millis, Optional<String> digests, Optional<String> stuck) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    static Settling of(History history, List<String> nodes) {
        var heal = lastHeal(history);
        var latest = new HashMap<String, Event.ReplicaState>();
        var equalSince = Operations.NEVER;
        for (var state : history.replicaStates()) {
            if (state.timeNanos() < heal) {
                continue;
            }
            latest.put(state.node(), state);
            if (!allEqual(latest, nodes)) {
                equalSince = Operations.NEVER;
            } else if (equalSince == Operations.NEVER) {
                equalSince = state.timeNanos();
            }
        }
        var millis = equalSince == Operations.NEVER
                ? Optional.<Long>empty()
                : Optional.of((equalSince - heal) / NANOS_PER_MILLI);
        return new Settling(millis, differingDigests(latest, nodes), stuck(latest, nodes));
    }

    /**
     * The last fault healed once work was over, or else the start of quiescence: before that, clients still write and
     * the replicas have no common state to reach.
     */
    private static long lastHeal(History history) {
        var workEnded = history.start(Phase.HEAL)
                .or(() -> history.start(Phase.QUIESCENCE))
                .map(Event.PhaseStarted::timeNanos)
                .orElse(Operations.NEVER);
        var quiescence = history.start(Phase.QUIESCENCE)
                .map(Event.PhaseStarted::timeNanos)
                .orElse(workEnded);
        return history.faults().stream()
                .filter(fault -> fault.stage() == Event.FaultStage.HEALED && fault.timeNanos() >= workEnded)
                .mapToLong(Event.Fault::timeNanos)
                .max()
                .orElse(quiescence);
    }

    private static boolean allEqual(Map<String, Event.ReplicaState> latest, List<String> nodes) {
        var digests = new HashSet<String>();
        for (var node : nodes) {
            var state = latest.get(node);
            if (state == null || !state.reachable() || state.digest().isEmpty()) {
                return false;
            }
            digests.add(state.digest());
        }
        return digests.size() == 1;
    }

    private static Optional<String> differingDigests(Map<String, Event.ReplicaState> latest, List<String> nodes) {
        if (latest.isEmpty() || allEqual(latest, nodes)) {
            return Optional.empty();
        }
        return Optional.of(nodes.stream()
                .map(node -> node + " "
                        + Optional.ofNullable(latest.get(node))
                                .map(Settling::told)
                                .orElse("was not asked"))
                .collect(Collectors.joining(", ")));
    }

    private static String told(Event.ReplicaState state) {
        return state.reachable() ? state.digest() : "did not answer: " + state.error();
    }

    private static Optional<String> stuck(Map<String, Event.ReplicaState> latest, List<String> nodes) {
        var applied = new HashMap<String, VersionVector>();
        var origins = new TreeSet<String>();
        latest.values().stream().filter(Event.ReplicaState::reachable).forEach(state -> {
            applied.put(state.node(), state.applied());
            origins.addAll(state.applied().entries().keySet());
        });
        var missing = new ArrayList<String>();
        for (var origin : origins) {
            var most = applied.values().stream()
                    .mapToLong(vector -> vector.sequenceOf(origin))
                    .max()
                    .orElse(0);
            for (var node : nodes) {
                var vector = applied.get(node);
                if (vector != null && vector.sequenceOf(origin) < most) {
                    missing.add("%s->%s lacks %d".formatted(origin, node, most - vector.sequenceOf(origin)));
                }
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }
}
