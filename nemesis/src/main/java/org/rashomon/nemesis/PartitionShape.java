package org.rashomon.nemesis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The ways to divide a cluster. */
enum PartitionShape {
    /** One node is cut off from all others. */
    ISOLATE_ONE(2),
    /** Two halves, as equal as may be, do not see each other. */
    HALVES(2),
    /** Two halves do not see each other, but one node sees both. */
    BRIDGE(5),
    /** Every node sees a majority, but no two nodes see the same one: on a ring, each sees those nearest to it. */
    MAJORITIES_RING(5),
    /** A single link is cut, in one direction. */
    ONE_WAY(2);

    private final int nodesNeeded;

    PartitionShape(int nodesNeeded) {
        this.nodesNeeded = nodesNeeded;
    }

    /** The name in histories and reports. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The shapes that a cluster of that size can take. */
    static List<PartitionShape> of(int nodes) {
        return Arrays.stream(values())
                .filter(shape -> shape.nodesNeeded <= nodes)
                .toList();
    }

    /**
     * The links to cut; empty if the topology has none that this shape would cut.
     *
     * @param nodes in an order that decides who is on which side
     * @param edges in an order that decides which one is cut if it is one only
     */
    SortedSet<Edge> cut(List<String> nodes, List<Edge> edges) {
        var size = nodes.size();
        return switch (this) {
            case ISOLATE_ONE -> crossing(nodes, edges, (a, b) -> a == 0 != (b == 0));
            case HALVES -> crossing(nodes, edges, (a, b) -> a < size / 2 != b < size / 2);
            case BRIDGE -> crossing(nodes, edges, (a, b) -> a != 0 && b != 0 && a <= size / 2 != b <= size / 2);
            case MAJORITIES_RING -> crossing(nodes, edges, (a, b) -> distance(a, b, size) > (size / 2 + 1) / 2);
            case ONE_WAY -> new TreeSet<>(edges.subList(0, 1));
        };
    }

    private static SortedSet<Edge> crossing(List<String> nodes, List<Edge> edges, BiPredicate<Integer, Integer> apart) {
        var cut = new TreeSet<Edge>();
        for (var edge : edges) {
            if (apart.test(nodes.indexOf(edge.from()), nodes.indexOf(edge.to()))) {
                cut.add(edge);
            }
        }
        return cut;
    }

    private static int distance(int a, int b, int size) {
        var steps = Math.abs(a - b);
        return Math.min(steps, size - steps);
    }
}
