package org.rashomon.checkers.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;

/** When each node may have been down, slow, or out of the clients' reach, because a fault was meant for it. */
final class Outages {

    /** It does not stop a node. */
    private static final String CLOCK = "clock";

    private static final String BETWEEN = "->";

    /** From when to when, in nanoseconds since the run began. */
    private record Window(long from, long to) {}

    private final Map<String, List<Window>> ofNode = new HashMap<>();

    /**
     * Takes the faults of a history: those of a node, and those of what lies between it and the clients.
     *
     * @param recoverySeconds how long a node may need to recover from one
     */
    Outages(History history, int recoverySeconds) {
        var recovery = TimeUnit.SECONDS.toNanos(recoverySeconds);
        for (var fault : history.faults()) {
            if (fault.stage() == Event.FaultStage.STARTED && !fault.kind().equals(CLOCK)) {
                var window = new Window(fault.timeNanos(), healed(history, fault, recovery));
                fault.targets().stream()
                        .map(target -> List.of(target.split(BETWEEN)))
                        .filter(ends -> !history.info().nodes().containsAll(ends) || ends.size() == 1)
                        .flatMap(List::stream)
                        .forEach(node -> ofNode.computeIfAbsent(node, absent -> new ArrayList<>())
                                .add(window));
            }
        }
    }

    private static long healed(History history, Event.Fault started, long recovery) {
        return history.faults().stream()
                .filter(fault -> fault.fault() == started.fault() && fault.stage() == Event.FaultStage.HEALED)
                .mapToLong(fault -> fault.timeNanos() + recovery)
                .findFirst()
                .orElse(Operations.NEVER);
    }

    /** Whether a node may have been out of reach at some time between these, in nanoseconds. */
    boolean mayHaveHit(String node, long from, long to) {
        return ofNode.getOrDefault(node, List.of()).stream().anyMatch(window -> window.from <= to && from <= window.to);
    }
}
