package org.rashomon.checkers.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.LinkCounters;

/** Compares what replicas count with how their vectors grow. */
final class CounterComparison {

    private static final AnomalyCatalogue.Entry TWICE = AnomalyCatalogue.named("double-application");
    private static final AnomalyCatalogue.Entry LOOP = AnomalyCatalogue.named("replication-loop");
    private static final String APPLIED = "applied";
    private static final String LOOPED = "looped";

    private final History history;
    private final Findings findings;
    /** For each node the first state of the process that runs there. */
    private final Map<String, Event.ReplicaState> first = new HashMap<>();

    private final Map<String, Event.ReplicaState> last = new HashMap<>();
    private final Map<String, Long> totals = new TreeMap<>();

    CounterComparison(History history, Findings findings) {
        this.findings = findings;
        this.history = history;
    }

    CheckResult run() {
        // Applied out of order, a change counts before the vector can claim it.
        var comparesVectors = Contract.of(history.info()).delivery() != Delivery.UNORDERED;
        for (var state : history.replicaStates()) {
            if (state.reachable() && !state.counters().isEmpty()) {
                compare(state, comparesVectors);
            }
        }
        if (last.isEmpty()) {
            findings.doubt("no replica tells what it counts");
        }
        last.values().forEach(this::total);
        var facts = new TreeMap<String, String>();
        totals.forEach((name, total) -> facts.put(name, Long.toString(total)));
        return findings.result(DeliveryChecker.NAME, facts);
    }

    private void compare(Event.ReplicaState state, boolean comparesVectors) {
        var node = state.node();
        var before = last.put(node, state);
        if (before == null || isOfAnotherProcess(before, state)) {
            if (before != null) {
                total(before);
            }
            first.put(node, state);
            return;
        }
        var start = first.getOrDefault(node, before);
        var carriedOut = state.counter(APPLIED) - start.counter(APPLIED);
        var grown = ofOthers(state) - ofOthers(start);
        if (comparesVectors && state.counters().containsKey(APPLIED) && carriedOut > grown) {
            twice(start, state, carriedOut - grown);
        }
        if (state.counter(LOOPED) > start.counter(LOOPED)) {
            looped(state);
        }
    }

    /** It counts anew, or has lost what was there. */
    private static boolean isOfAnotherProcess(Event.ReplicaState before, Event.ReplicaState state) {
        return !state.applied().dominates(before.applied())
                || before.counters().keySet().stream()
                        .filter(name -> List.of(APPLIED, LOOPED, "received", "duplicates")
                                .contains(name))
                        .anyMatch(name -> state.counter(name) < before.counter(name));
    }

    private static long ofOthers(Event.ReplicaState state) {
        return state.applied().entries().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(state.node()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void total(Event.ReplicaState state) {
        state.counters().forEach((name, count) -> {
            if (!LinkCounters.isOfLink(name)) {
                totals.merge(name, count, Long::sum);
            }
        });
    }

    private void twice(Event.ReplicaState start, Event.ReplicaState state, long more) {
        findings.anomaly(
                state.node(),
                () -> new Anomaly(
                        TWICE.name(),
                        "%s carried out %d more changes of others than it has applied: some of them twice."
                                .formatted(state.node(), more),
                        List.of(Evidence.of(start, "before"), Evidence.of(state, "after"))));
    }

    private void looped(Event.ReplicaState state) {
        findings.anomaly(
                "loop " + state.node(),
                () -> new Anomaly(
                        LOOP.name(),
                        "%d of the changes of %s came back to it, although every change carries where it has been."
                                .formatted(state.counter(LOOPED), state.node()),
                        List.of(Evidence.of(state, "replica whose changes came back"))));
    }
}
