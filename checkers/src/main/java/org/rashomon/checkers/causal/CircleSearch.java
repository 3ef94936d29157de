package org.rashomon.checkers.causal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A graph in which a short circle is looked for. Nodes are small numbers; edges are numbered as they come, so that
 * whoever adds them can keep beside each what it says.
 */
public final class CircleSearch {

    /** So many nodes of what is left are tried as the start of a shortest circle. */
    private static final int STARTS = 200;

    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private int nodes;

    /** Adds an edge; of several with the same ends the first will be told. */
    public void add(int start, int end) {
        from.add(start);
        to.add(end);
        nodes = Math.max(nodes, Math.max(start, end) + 1);
    }

    public int edges() {
        return from.size();
    }

    /** Where an edge starts. */
    public int from(int edge) {
        return from.get(edge);
    }

    /** Where an edge ends. */
    public int to(int edge) {
        return to.get(edge);
    }

    /** The edges, found by where they start. */
    private final class Chosen {

        private final int[] starts = new int[nodes + 1];
        private final int[] edges;
        private final int[] before = new int[nodes];

        Chosen(IntPredicate isChosen) {
            for (var edge = 0; edge < from.size(); edge++) {
                if (isChosen.test(edge)) {
                    starts[from.get(edge) + 1]++;
                    before[to.get(edge)]++;
                }
            }
            for (var node = 0; node < nodes; node++) {
                starts[node + 1] += starts[node];
            }
            edges = new int[starts[nodes]];
            var next = starts.clone();
            for (var edge = 0; edge < from.size(); edge++) {
                if (isChosen.test(edge)) {
                    edges[next[from.get(edge)]++] = edge;
                }
            }
        }

        /** Takes away what nothing stands before (Kahn 1962); what stays is on or behind a circle. */
        int[] withoutOrder() {
            var free = new IntList();
            for (var node = 0; node < nodes; node++) {
                if (before[node] == 0) {
                    free.add(node);
                }
            }
            for (var at = 0; at < free.size(); at++) {
                var node = free.get(at);
                for (var place = starts[node]; place < starts[node + 1]; place++) {
                    if (--before[to.get(edges[place])] == 0) {
                        free.add(to.get(edges[place]));
                    }
                }
            }
            var left = new IntList();
            for (var node = 0; node < nodes; node++) {
                if (before[node] > 0) {
                    left.add(node);
                }
            }
            return left.toArray();
        }

        /** The edges of a shortest circle through a node, by breadth; empty if there is none. */
        private List<Integer> circleThrough(int start) {
            var reachedBy = new HashMap<Integer, Integer>();
            var queue = new ArrayDeque<>(List.of(start));
            while (!queue.isEmpty()) {
                var node = queue.remove();
                for (var place = starts[node]; place < starts[node + 1]; place++) {
                    var edge = edges[place];
                    if (to.get(edge) == start) {
                        return path(reachedBy, start, edge);
                    }
                    if (before[to.get(edge)] > 0 && reachedBy.putIfAbsent(to.get(edge), edge) == null) {
                        queue.add(to.get(edge));
                    }
                }
            }
            return List.of();
        }

        private List<Integer> path(Map<Integer, Integer> reachedBy, int start, int last) {
            var path = new ArrayDeque<Integer>();
            var edge = last;
            path.addFirst(edge);
            while (from.get(edge) != start) {
                edge = Optional.ofNullable(reachedBy.get(from.get(edge))).orElse(last);
                path.addFirst(edge);
            }
            return List.copyOf(path);
        }
    }

    /**
     * Whether there is a circle, and which.
     *
     * @param exists whether the nodes cannot be ordered
     * @param edges of a short one, in their order, unless none was found
     */
    public record Circle(boolean exists, List<Integer> edges) {}

    /** Looks for a circle of chosen edges. */
    public Circle circle(IntPredicate isChosen) {
        var chosen = new Chosen(isChosen);
        var left = chosen.withoutOrder();
        var shortest = List.<Integer>of();
        for (var at = 0; at < Math.min(STARTS, left.length) && shortest.size() != 2; at++) {
            var circle = chosen.circleThrough(left[at]);
            if (!circle.isEmpty() && (shortest.isEmpty() || circle.size() < shortest.size())) {
                shortest = circle;
            }
        }
        return new Circle(left.length > 0, shortest);
    }
}
