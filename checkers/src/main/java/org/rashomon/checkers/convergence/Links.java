package org.rashomon.checkers.convergence;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Topology;

/** The directed links of a topology, as the store's documentation defines them. */
final class Links {

    /**
     * One link.
     *
     * @param forwards whether it carries changes of others than the node it starts from
     */
    record Link(String from, String to, boolean forwards) {

        /** Whether changes of this replica travel over it. */
        boolean carries(String origin) {
            return !origin.equals(to) && (forwards || origin.equals(from));
        }

        @Override
        public String toString() {
            return from + "->" + to;
        }
    }

    private Links() {}

    static List<Link> of(Contract contract, List<String> nodes) {
        return switch (contract.topology()) {
            case ALL_TO_ALL -> pairs(nodes, false);
            case RING -> ring(nodes);
            case STAR, SINGLE_LEADER -> spokes(nodes, contract.topology() == Topology.STAR);
            case TREE -> tree(contract, nodes);
        };
    }

    private static List<Link> pairs(List<String> nodes, boolean forwards) {
        var links = new ArrayList<Link>();
        for (var from : nodes) {
            for (var to : nodes) {
                if (!from.equals(to)) {
                    links.add(new Link(from, to, forwards));
                }
            }
        }
        return links;
    }

    private static List<Link> ring(List<String> nodes) {
        var links = new ArrayList<Link>();
        for (var at = 0; at < nodes.size(); at++) {
            links.add(new Link(nodes.get(at), nodes.get((at + 1) % nodes.size()), true));
        }
        return links;
    }

    private static List<Link> spokes(List<String> nodes, boolean bothWays) {
        var hub = nodes.getFirst();
        var links = new ArrayList<Link>();
        for (var node : nodes.subList(1, nodes.size())) {
            links.add(new Link(hub, node, true));
            if (bothWays) {
                links.add(new Link(node, hub, true));
            }
        }
        return links;
    }

    private static List<Link> tree(Contract contract, List<String> nodes) {
        var links = new ArrayList<Link>();
        for (var edge : contract.edges()) {
            var ends = edge.split("-", 2);
            if (ends.length == 2) {
                links.add(new Link(ends[0], ends[1], true));
                links.add(new Link(ends[1], ends[0], true));
            }
        }
        if (contract.edges().isEmpty()) {
            for (var child = 1; child < nodes.size(); child++) {
                var parent = nodes.get((child - 1) / 2);
                links.add(new Link(parent, nodes.get(child), true));
                links.add(new Link(nodes.get(child), parent, true));
            }
        }
        return links;
    }
}
