package org.rashomon.referencedb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which replicas send their changes to which, and what they forward. Not sealed, so that a defect can stand in for one.
 */
public interface Topology {

    /** The replicas that {@code replica} sends to, in the order of {@code others}. */
    List<String> targets(String replica, List<String> others);

    /** Whether replicas send on the changes of others. */
    boolean forwards();

    /** Whether {@code replica} sends the change to {@code target}: not to one that it has passed through. */
    default boolean carries(Transit transit, String replica, String target) {
        return (forwards() || transit.change().dot().origin().equals(replica))
                && !transit.through().contains(target);
    }

    /** The only replica that accepts writes, if there is but one. */
    default Optional<String> onlyLeader() {
        return Optional.empty();
    }

    /** Every replica sends its own writes to every other, and forwards nothing. */
    record AllToAll() implements Topology {
        @Override
        public List<String> targets(String replica, List<String> others) {
            return List.copyOf(others);
        }

        @Override
        public boolean forwards() {
            return false;
        }
    }

    /** Every replica sends to the next in the order of names, and the last to the first. */
    record Ring() implements Topology {
        @Override
        public List<String> targets(String replica, List<String> others) {
            var all = new TreeSet<>(others);
            var next = all.higher(replica);
            return all.isEmpty() ? List.of() : List.of(next == null ? all.first() : next);
        }

        @Override
        public boolean forwards() {
            return true;
        }
    }

    /** Replicas send along edges, both ways. A star and a tree are such; circles are allowed. */
    record Graph(List<Edge> edges) implements Topology {

        public Graph {
            edges = List.copyOf(edges);
        }

        /** The first replica in the order of names is the hub, through which everything goes. */
        public static Graph star(Collection<String> replicas) {
            var all = new TreeSet<>(replicas);
            return new Graph(all.stream()
                    .skip(1)
                    .map(leaf -> new Edge(all.first(), leaf))
                    .toList());
        }

        /** A binary tree of the replicas in the order of their names. */
        public static Graph binaryTree(Collection<String> replicas) {
            var all = List.copyOf(new TreeSet<>(replicas));
            var edges = new ArrayList<Edge>();
            for (var i = 1; i < all.size(); i++) {
                edges.add(new Edge(all.get((i - 1) / 2), all.get(i)));
            }
            return new Graph(edges);
        }

        /** The replicas that cannot be reached from the first one. */
        public Set<String> unreachable(Collection<String> replicas) {
            var missing = new TreeSet<>(replicas);
            var frontier = new ArrayDeque<String>();
            frontier.add(missing.first());
            while (!frontier.isEmpty()) {
                var replica = frontier.remove();
                missing.remove(replica);
                frontier.addAll(targets(replica, List.copyOf(missing)));
            }
            return missing;
        }

        @Override
        public List<String> targets(String replica, List<String> others) {
            return others.stream()
                    .filter(other -> edges.stream().anyMatch(edge -> edge.joins(replica, other)))
                    .toList();
        }

        @Override
        public boolean forwards() {
            return true;
        }
    }

    /** Two replicas that send to each other. */
    record Edge(String one, String other) {

        boolean joins(String replica, String another) {
            return (one.equals(replica) && other.equals(another)) || (one.equals(another) && other.equals(replica));
        }
    }

    /** One leader sends to all others, which refuse writes. */
    record SingleLeader(String leader) implements Topology {
        @Override
        public List<String> targets(String replica, List<String> others) {
            return replica.equals(leader) ? List.copyOf(others) : List.of();
        }

        @Override
        public boolean forwards() {
            return false;
        }

        @Override
        public Optional<String> onlyLeader() {
            return Optional.of(leader);
        }
    }
}
