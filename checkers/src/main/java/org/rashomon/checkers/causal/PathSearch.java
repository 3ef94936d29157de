package org.rashomon.checkers.causal;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Shortest paths, breadth first. */
final class PathSearch {

    private static final int UNSEEN = -1;

    private final Precedence graph;
    private final Meter meter;
    private final int[] parent;
    private final int[] parentEdge;
    private final int[] queue;

    PathSearch(Precedence graph, Meter meter) {
        this.graph = graph;
        this.meter = meter;
        this.parent = new int[graph.order().length];
        this.parentEdge = new int[parent.length];
        this.queue = new int[parent.length];
        Arrays.fill(parent, UNSEEN);
    }

    /** The shortest path of at least one edge from a transaction to one that is wanted, along those allowed. */
    Optional<Path> find(int from, IntPredicate wanted, IntPredicate allowed) {
        var seen = 0;
        queue[seen++] = from;
        parent[from] = from;
        var found = Optional.<Path>empty();
        for (var next = 0; next < seen && found.isEmpty(); next++) {
            meter.step();
            var node = queue[next];
            for (var edge = 0; edge < graph.edges(node) && found.isEmpty(); edge++) {
                var target = graph.target(node, edge);
                if (wanted.test(target)) {
                    found = Optional.of(path(from, node, edge));
                } else if (parent[target] == UNSEEN && allowed.test(target)) {
                    parent[target] = node;
                    parentEdge[target] = edge;
                    queue[seen++] = target;
                }
            }
        }
        for (var i = 0; i < seen; i++) {
            parent[queue[i]] = UNSEEN;
        }
        return found;
    }

    private Path path(int from, int last, int edge) {
        var length = 1;
        for (var node = last; node != from; node = parent[node]) {
            length++;
        }
        var nodes = new int[length + 1];
        var conflicts = new int[length];
        nodes[length] = graph.target(last, edge);
        conflicts[length - 1] = graph.conflict(last, edge);
        var node = last;
        for (var at = length - 1; at > 0; at--) {
            nodes[at] = node;
            conflicts[at - 1] = graph.conflict(parent[node], parentEdge[node]);
            node = parent[node];
        }
        nodes[0] = from;
        return new Path(nodes, conflicts);
    }
}
