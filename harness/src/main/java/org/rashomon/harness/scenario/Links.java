package org.rashomon.harness.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.nemesis.Edge;

/** The replication links of a topology. The first node is the hub of a star, the root of a tree and the only leader. */
final class Links {

    private Links() {}

    /** Every directed link; a tree without edges of its own is a binary one. */
    static SortedSet<Edge> of(Topology topology, List<String> nodes, List<Edge> edges) {
        var links = new TreeSet<Edge>();
        for (var index = 1; index < nodes.size(); index++) {
            var node = nodes.get(index);
            switch (topology) {
                case ALL_TO_ALL -> nodes.subList(0, index).forEach(other -> bothWays(links, new Edge(other, node)));
                case RING -> links.add(new Edge(nodes.get(index - 1), node));
                case STAR -> bothWays(links, new Edge(nodes.getFirst(), node));
                case TREE -> {
                    if (edges.isEmpty()) {
                        bothWays(links, new Edge(nodes.get((index - 1) / 2), node));
                    }
                }
                case SINGLE_LEADER -> links.add(new Edge(nodes.getFirst(), node));
            }
        }
        if (topology == Topology.RING) {
            links.add(new Edge(nodes.getLast(), nodes.getFirst()));
        }
        if (topology == Topology.TREE) {
            edges.forEach(edge -> bothWays(links, edge));
        }
        return links;
    }

    /** The nodes that no path of edges joins with the first one. */
    static List<String> unreachable(List<String> nodes, List<Edge> edges) {
        var reached = new HashSet<>(List.of(nodes.getFirst()));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            var node = open.remove();
            for (var edge : edges) {
                var other = edge.from().equals(node) ? edge.to() : edge.from();
                if (edge.touches(node) && reached.add(other)) {
                    open.add(other);
                }
            }
        }
        var rest = new ArrayList<>(nodes);
        rest.removeAll(reached);
        return rest;
    }

    private static void bothWays(SortedSet<Edge> links, Edge edge) {
        links.add(edge);
        links.add(new Edge(edge.to(), edge.from()));
    }
}
