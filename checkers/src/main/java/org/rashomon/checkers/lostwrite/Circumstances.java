package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rashomon.checkers.Phrases;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;

/** What else happened around an operation: faults that hit its node, and how far its node's clock was off. */
final class Circumstances {

    /** How long after a write a fault may begin and still be worth naming as a possible cause. */
    private static final long SOON_NANOS = 5_000_000_000L;

    private static final int FAULTS_NAMED = 3;

    private final Operations operations;
    private final List<Event.Fault> faults;
    private final Map<String, List<Event.ReplicaState>> statesByNode = new HashMap<>();

    Circumstances(History history) {
        this.operations = history.operations();
        this.faults = history.faults();
        for (var state : history.replicaStates()) {
            if (state.reachable()) {
                statesByNode
                        .computeIfAbsent(state.node(), node -> new ArrayList<>())
                        .add(state);
            }
        }
    }

    /** The faults under which, or shortly before which, a node acknowledged an operation, as a sentence to append. */
    String faultsAround(int row) {
        var when = operations.completedNanos(row);
        var node = operations.node(row);
        var said = faults.stream()
                .filter(fault -> fault.stage() == Event.FaultStage.STARTED && hits(fault, node))
                .filter(fault -> fault.timeNanos() <= when + SOON_NANOS && end(fault) >= when)
                .limit(FAULTS_NAMED)
                .map(fault -> "%s %s".formatted(fault.description(), relative(fault.timeNanos() - when)))
                .toList();
        return said.isEmpty() ? "" : " Faults on %s around then: %s.".formatted(node, String.join(", ", said));
    }

    private static String relative(long nanos) {
        return nanos < 0
                ? "had begun %s earlier".formatted(Phrases.seconds(-nanos))
                : "began %s later".formatted(Phrases.seconds(nanos));
    }

    private static boolean hits(Event.Fault fault, String node) {
        return fault.targets().stream()
                .anyMatch(target ->
                        target.equals(node) || target.startsWith(node + "->") || target.endsWith("->" + node));
    }

    private long end(Event.Fault started) {
        return faults.stream()
                .filter(fault -> fault.fault() == started.fault() && fault.stage() == Event.FaultStage.HEALED)
                .mapToLong(Event.Fault::timeNanos)
                .findFirst()
                .orElse(Operations.NEVER);
    }

    /** The last measurement of a node's clock at or before the time at which an operation was invoked. */
    Optional<Event.ReplicaState> clockBefore(String node, int row) {
        var when = operations.invokedNanos(row);
        var states = statesByNode.getOrDefault(node, List.of());
        var low = 0;
        var high = states.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (states.get(middle).timeNanos() <= when) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(states.get(low - 1));
    }
}
