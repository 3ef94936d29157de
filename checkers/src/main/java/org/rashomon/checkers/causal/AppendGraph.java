package org.rashomon.checkers.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which transactions follow from which, each edge with what it says; the edges of one kind may be left out. */
final class AppendGraph {

    /** Why one transaction follows from another. */
    enum Why {
        /** It appended the next element. */
        APPENDED_BEHIND,
        /** It read what the other had appended last. */
        READ,
        /** It appended the element that comes next after those that the other had read: an anti-dependency. */
        NOT_READ_BY
    }

    /**
     * One step of a circle.
     *
     * @param list the number of the list that it is about
     * @param place of the element in that list
     */
    record Step(int from, int to, Why why, int list, int place) {}

    /** So many transactions of what is left are tried as the start of a shortest circle. */
    private static final int STARTS = 200;

    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private final List<Why> whys = new ArrayList<>();
    private final IntList lists = new IntList();
    private final IntList places = new IntList();
    private int nodes;

    /** Nothing follows from itself. */
    void add(Step step) {
        if (step.from != step.to) {
            from.add(step.from);
            to.add(step.to);
            whys.add(step.why);
            lists.add(step.list);
            places.add(step.place);
            nodes = Math.max(nodes, Math.max(step.from, step.to) + 1);
        }
    }

    /** The edges, found by where they start. */
    private final class Chosen {

        private final int[] starts = new int[nodes + 1];
        private final int[] edges;
        private final int[] before = new int[nodes];

        Chosen(boolean withUnread) {
            for (var edge = 0; edge < from.size(); edge++) {
                if (isChosen(edge, withUnread)) {
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
                if (isChosen(edge, withUnread)) {
                    edges[next[from.get(edge)]++] = edge;
                }
            }
        }

        private boolean isChosen(int edge, boolean withUnread) {
            return withUnread || whys.get(edge) != Why.NOT_READ_BY;
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

        /** The edges of a shortest circle through a transaction, by breadth; empty if there is none. */
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
     * @param exists whether the transactions cannot be ordered
     * @param steps of a short one, unless none was found
     */
    record Circle(boolean exists, List<Step> steps) {}

    /**
     * Looks for a circle.
     *
     * @param withUnread whether anti-dependencies count
     */
    Circle circle(boolean withUnread) {
        var chosen = new Chosen(withUnread);
        var left = chosen.withoutOrder();
        var shortest = new ArrayList<Integer>();
        for (var at = 0; at < Math.min(STARTS, left.length) && shortest.size() != 2; at++) {
            var circle = chosen.circleThrough(left[at]);
            if (!circle.isEmpty() && (shortest.isEmpty() || circle.size() < shortest.size())) {
                shortest.clear();
                shortest.addAll(circle);
            }
        }
        return new Circle(left.length > 0, steps(shortest));
    }

    private List<Step> steps(List<Integer> edges) {
        return edges.stream()
                .map(edge -> new Step(from.get(edge), to.get(edge), whys.get(edge), lists.get(edge), places.get(edge)))
                .toList();
    }
}
