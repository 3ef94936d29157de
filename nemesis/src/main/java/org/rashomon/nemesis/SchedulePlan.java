package org.rashomon.nemesis;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that a seeded schedule depends on.
 *
 * @param seed chooses among the schedules; the same plan always yields the same one
 * @param kinds the kinds of faults that are to happen
 * @param nodes the cluster's nodes
 * @param edges the links between them
 * @param timeLimit how long the work lasts; every fault ends before
 */
public record SchedulePlan(
        long seed, Set<FaultKind> kinds, List<String> nodes, SortedSet<Edge> edges, Duration timeLimit) {

    public SchedulePlan {
        kinds = Set.copyOf(kinds);
        nodes = List.copyOf(nodes);
        edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
        if (nodes.isEmpty() || Set.copyOf(nodes).size() != nodes.size()) {
            throw new IllegalArgumentException("nodes must be some and distinct, were " + nodes);
        }
        for (var edge : edges) {
            if (!nodes.contains(edge.from()) || !nodes.contains(edge.to())) {
                throw new IllegalArgumentException("link %s joins none of the nodes %s".formatted(edge, nodes));
            }
        }
        if (timeLimit.isNegative()) {
            throw new IllegalArgumentException("time limit must not be negative, was " + timeLimit);
        }
    }
}
