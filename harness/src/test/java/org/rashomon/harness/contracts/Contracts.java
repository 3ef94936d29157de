package org.rashomon.harness.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.scenario.Pairings;
import org.rashomon.harness.scenario.Settings;

/** The contracts that are tried out. */
final class Contracts {

    private static final List<Map<String, String>> VARIATIONS = List.of(
            Map.of("routing", "roaming"),
            Map.of("routing", "home"),
            Map.of("sessions", "tokens"),
            Map.of("routing", "roaming", "sessions", "tokens"),
            Map.of("routing", "home", "sessions", "tokens"),
            Map.of("replication", "semi-synchronous"),
            Map.of("replication", "synchronous"),
            Map.of("log", "statement"),
            Map.of("tombstones", "500ms"),
            Map.of("ids", "overlapping"));

    private Contracts() {}

    /**
     * A contract, but for the topology.
     *
     * @param entries its settings, in order
     * @param topologies those under which it is the same
     */
    record Case(Map<String, String> entries, List<Topology> topologies) {

        Contract contract() {
            return contract(topologies.getFirst());
        }

        private Contract contract(Topology topology) {
            var all = new LinkedHashMap<>(entries);
            all.put("topology", topology.label());
            return Contract.of(all);
        }

        /** The settings of one seed: its topology, and how many leaders. */
        Settings settings(int seed) {
            var settings = Settings.NONE
                    .with("world", "simulated", "the test")
                    .with("topology", topologies.get(seed % topologies.size()).label(), "the test")
                    .with("nodes", seed % 4 == 3 ? "5" : "3", "the test")
                    .with("rate", "100", "the test")
                    .with("timeLimit", "4s", "the test");
            for (var entry : entries.entrySet()) {
                settings = settings.with(entry.getKey(), entry.getValue(), "the test");
            }
            return settings;
        }

        @Override
        public String toString() {
            var words = new ArrayList<>(entries.values());
            if (topologies.contains(Topology.SINGLE_LEADER)) {
                words.add(Topology.SINGLE_LEADER.label());
            }
            return String.join(", ", words);
        }
    }

    /** The name of a strategy; a handler of one's own is one that is on the class path anyway. */
    static String label(Strategy strategy) {
        return strategy == Strategy.HANDLER ? "handler:org.rashomon.referencedb.handlers.Maximum" : strategy.label();
    }

    /** Every strategy with every delivery, and what else can be set with one strategy of each kind. */
    static List<Case> all() {
        var cases = new ArrayList<Case>();
        for (var strategy : Strategy.values()) {
            for (var delivery : Delivery.values()) {
                add(cases, strategy, delivery, Map.of());
            }
        }
        for (var variation : VARIATIONS) {
            add(cases, Strategy.LWW_HYBRID_CLOCK, Delivery.FIFO, variation);
            add(cases, Strategy.LWW_HYBRID_CLOCK, Delivery.CAUSAL, variation);
            add(cases, Strategy.OR_SET, Delivery.CAUSAL, variation);
        }
        return cases;
    }

    private static void add(List<Case> cases, Strategy strategy, Delivery delivery, Map<String, String> variation) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("strategy", label(strategy));
        entries.put("delivery", delivery.label());
        variation.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        var several = Stream.of(Topology.values())
                .filter(topology -> topology != Topology.SINGLE_LEADER)
                .toList();
        for (var topologies : List.of(several, List.of(Topology.SINGLE_LEADER))) {
            var possible = topologies.stream()
                    .filter(topology -> Pairings.refusal(new Case(entries, List.of(topology)).contract())
                            .isEmpty())
                    .toList();
            if (!possible.isEmpty()) {
                cases.add(new Case(entries, possible));
            }
        }
    }
}
