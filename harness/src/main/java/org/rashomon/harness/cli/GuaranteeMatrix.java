package org.rashomon.harness.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Setting;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.scenario.Pairings;

/** Every configuration of the reference store that makes sense, those that come to the same joined. */
final class GuaranteeMatrix {

    private GuaranteeMatrix() {}

    /** A topology and a delivery. */
    record Place(Topology topology, Delivery delivery) {

        Contract contract(Strategy strategy, Map<String, String> others) {
            var entries = new HashMap<>(others);
            entries.put("strategy", strategy.label());
            entries.put("topology", topology.label());
            entries.put("delivery", delivery.label());
            return Contract.of(entries);
        }
    }

    /** Each of the topologies with each of the deliveries. */
    record Places(List<Topology> topologies, List<Delivery> deliveries) {

        /** What they have in common that not all of the others have. */
        String among(Collection<Place> all) {
            var topology =
                    topologies.containsAll(all.stream().map(Place::topology).toList())
                            ? ""
                            : "topology " + labels(topologies);
            var delivery =
                    deliveries.containsAll(all.stream().map(Place::delivery).toList())
                            ? ""
                            : "delivery " + labels(deliveries);
            var both = Stream.of(topology, delivery)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("; "));
            return both.isEmpty() ? "always" : both;
        }
    }

    /**
     * Strategies that come to the same in every place.
     *
     * @param outcomes what they come to, in each place that they make sense in
     */
    record Family<T>(List<Strategy> strategies, Map<Place, T> outcomes) {

        String name() {
            return labels(strategies);
        }

        /** Where each outcome is had, in the order of the places. */
        Map<T, List<Places>> byOutcome() {
            var places = new LinkedHashMap<T, List<Place>>();
            outcomes.forEach((place, outcome) ->
                    places.computeIfAbsent(outcome, unused -> new ArrayList<>()).add(place));
            var joined = new LinkedHashMap<T, List<Places>>();
            places.forEach((outcome, where) -> joined.put(outcome, join(where)));
            return joined;
        }
    }

    static List<Place> places() {
        return Stream.of(Topology.values())
                .flatMap(topology -> Stream.of(Delivery.values()).map(delivery -> new Place(topology, delivery)))
                .toList();
    }

    /** The strategies, those of equal outcomes in one family, all other settings being the defaults. */
    static <T> List<Family<T>> families(Function<Contract, T> outcome) {
        var families = new LinkedHashMap<Map<Place, T>, List<Strategy>>();
        for (var strategy : Strategy.values()) {
            var outcomes = new LinkedHashMap<Place, T>();
            for (var place : places()) {
                var contract = place.contract(strategy, Map.of());
                if (Pairings.refusal(contract).isEmpty()) {
                    outcomes.put(place, outcome.apply(contract));
                }
            }
            families.computeIfAbsent(Collections.unmodifiableMap(outcomes), unused -> new ArrayList<>())
                    .add(strategy);
        }
        return families.entrySet().stream()
                .map(family -> new Family<>(family.getValue(), family.getKey()))
                .toList();
    }

    /** The places as few times as topologies differ in their deliveries. */
    static List<Places> join(Collection<Place> places) {
        var deliveries = new LinkedHashMap<Topology, TreeSet<Delivery>>();
        places.forEach(place -> deliveries
                .computeIfAbsent(place.topology(), unused -> new TreeSet<>())
                .add(place.delivery()));
        var topologies = new LinkedHashMap<TreeSet<Delivery>, List<Topology>>();
        deliveries.forEach((topology, some) ->
                topologies.computeIfAbsent(some, unused -> new ArrayList<>()).add(topology));
        return topologies.entrySet().stream()
                .map(entry -> new Places(entry.getValue(), List.copyOf(entry.getKey())))
                .toList();
    }

    static String labels(Collection<? extends Setting> settings) {
        return settings.stream().map(Setting::label).collect(Collectors.joining(", "));
    }
}
