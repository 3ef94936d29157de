package org.rashomon.harness.simulation;

import java.util.List;
import org.rashomon.harness.scenario.Durations;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.StoreSettings;
import org.rashomon.referencedb.DeliveryOrder;
import org.rashomon.referencedb.Durability;
import org.rashomon.referencedb.IdAllocation;
import org.rashomon.referencedb.Policies;
import org.rashomon.referencedb.ReplicationLog;
import org.rashomon.referencedb.Tombstones;
import org.rashomon.referencedb.Topology;
import org.rashomon.referencedb.strategies.Strategies;

/** What a scenario's settings of the store mean for a replica; the server reads them from its configuration file. */
final class StorePolicies {

    private final StoreSettings store;
    private final List<String> nodes;

    private StorePolicies(Scenario scenario) {
        this.store = scenario.store();
        this.nodes = scenario.nodeNames();
    }

    static Policies of(Scenario scenario) {
        return new StorePolicies(scenario).policies();
    }

    private Policies policies() {
        var strategy = Strategies.named(store.strategy())
                .orElseThrow(() ->
                        new ScenarioException("--strategy: %s cannot be simulated yet".formatted(store.strategy())));
        return Policies.standard(strategy.policy(), strategy.clock())
                .withTopology(topology())
                .withDelivery(
                        switch (entry("delivery")) {
                            case "causal" -> new DeliveryOrder.Causal();
                            case "unordered" -> new DeliveryOrder.Unordered();
                            default -> new DeliveryOrder.Fifo();
                        })
                .withLog(
                        entry("log").equals("statement")
                                ? new ReplicationLog.StatementBased()
                                : new ReplicationLog.RowBased())
                .withDurability(
                        switch (entry("replication")) {
                            case "semi-synchronous" -> new Durability.SemiSynchronous();
                            case "synchronous" -> new Durability.Synchronous();
                            default -> new Durability.Asynchronous();
                        })
                .withIds(
                        entry("ids").equals("overlapping")
                                ? new IdAllocation.Overlapping()
                                : new IdAllocation.Interleaved())
                .withTombstones(Durations.parse(entry("tombstones"))
                        .<Tombstones>map(Tombstones.After::new)
                        .orElseGet(Tombstones.AllSeen::new));
    }

    private Topology topology() {
        return switch (store.topology()) {
            case ALL_TO_ALL -> new Topology.AllToAll();
            case RING -> new Topology.Ring();
            case STAR -> Topology.Graph.star(nodes);
            case TREE ->
                store.edges().isEmpty()
                        ? Topology.Graph.binaryTree(nodes)
                        : new Topology.Graph(store.edges().stream()
                                .map(edge -> new Topology.Edge(edge.from(), edge.to()))
                                .toList());
            case SINGLE_LEADER -> new Topology.SingleLeader(nodes.getFirst());
        };
    }

    private String entry(String name) {
        return store.entries().getOrDefault(name, "");
    }
}
