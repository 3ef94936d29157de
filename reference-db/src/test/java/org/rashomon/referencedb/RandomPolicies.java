package org.rashomon.referencedb;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rashomon.referencedb.strategies.Strategies;
import org.rashomon.referencedb.strategies.Strategy;

/** Draws the policies of a store: any strategy on any topology with any delivery. */
final class RandomPolicies {

    private RandomPolicies() {}

    static Policies draw(SplittableRandom random, Strategy strategy, List<String> names) {
        if (strategy.policy().isCoordinated()) {
            return Policies.standard(strategy.policy(), strategy.clock())
                    .withDelivery(random.nextBoolean() ? new DeliveryOrder.Causal() : new DeliveryOrder.Fifo());
        }
        return Policies.standard(strategy.policy(), strategy.clock())
                .withTopology(topology(random, names))
                .withDelivery(delivery(random))
                .withIds(random.nextBoolean() ? new IdAllocation.Interleaved() : new IdAllocation.Overlapping());
    }

    static Strategy strategy(SplittableRandom random) {
        var all = Strategies.bundled();
        return all.get(random.nextInt(all.size()));
    }

    private static Topology topology(SplittableRandom random, List<String> names) {
        return switch (random.nextInt(5)) {
            case 0 -> new Topology.Ring();
            case 1 -> Topology.Graph.star(names);
            case 2 -> Topology.Graph.binaryTree(names);
            case 3 -> new Topology.Graph(circle(names));
            default -> new Topology.AllToAll();
        };
    }

    /** Changes can arrive by two ways. */
    private static List<Topology.Edge> circle(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Topology.Edge(names.get(i), names.get((i + 1) % names.size())))
                .toList();
    }

    private static DeliveryOrder delivery(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new DeliveryOrder.Causal();
            case 1 -> new DeliveryOrder.Unordered();
            default -> new DeliveryOrder.Fifo();
        };
    }
}
