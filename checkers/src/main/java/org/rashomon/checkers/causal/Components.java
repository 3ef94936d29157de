package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongly connected components of more than one transaction: Tarjan's algorithm (SIAM Journal on Computing 1(2),
 * 1972) with a stack of its own, for a cycle may be a million transactions long.
 */
final class Components {

    /** Stands for a transaction on no cycle. */
    static final int NONE = -1;

    private final Precedence graph;
    private final int[] discovered;
    private final int[] lowest;
    private final int[] nextEdge;
    private final int[] componentOf;
    private final IntStack path;
    private final IntStack open;
    private final List<int[]> components = new ArrayList<>();
    private int time;

    Components(Precedence graph, Meter meter) {
        this.graph = graph;
        var nodes = graph.order().length;
        discovered = new int[nodes];
        lowest = new int[nodes];
        nextEdge = new int[nodes];
        componentOf = new int[nodes];
        path = new IntStack(nodes);
        open = new IntStack(nodes);
        Arrays.fill(componentOf, NONE);
        graph.unordered().stream().forEach(root -> {
            if (discovered[root] == 0) {
                explore(root, meter);
            }
        });
    }

    /** The components. */
    List<int[]> all() {
        return components;
    }

    /** The component of a transaction by its place in {@link #all}, or {@link #NONE}. */
    int of(int node) {
        return componentOf[node];
    }

    private void explore(int root, Meter meter) {
        discover(root);
        while (!path.isEmpty()) {
            meter.step();
            var node = path.peek();
            if (nextEdge[node] == graph.edges(node)) {
                path.pop();
                close(node);
            } else {
                follow(node, graph.target(node, nextEdge[node]++));
            }
        }
    }

    private void discover(int node) {
        discovered[node] = ++time;
        lowest[node] = time;
        path.push(node);
        open.push(node);
    }

    private void follow(int node, int target) {
        if (discovered[target] == 0) {
            discover(target);
        } else if (open.contains(target)) {
            lowest[node] = Math.min(lowest[node], discovered[target]);
        }
    }

    private void close(int node) {
        if (!path.isEmpty()) {
            lowest[path.peek()] = Math.min(lowest[path.peek()], lowest[node]);
        }
        if (lowest[node] != discovered[node]) {
            return;
        }
        var members = new IntList();
        int member;
        do {
            member = open.pop();
            members.add(member);
        } while (member != node);
        if (members.size() > 1) {
            var component = members.toArray();
            Arrays.sort(component);
            for (var each : component) {
                componentOf[each] = components.size();
            }
            components.add(component);
        }
    }

    /** A stack that knows what it holds. */
    private static final class IntStack {

        private final int[] cells;
        private final boolean[] held;
        private int size;

        IntStack(int capacity) {
            cells = new int[capacity];
            held = new boolean[capacity];
        }

        void push(int value) {
            cells[size++] = value;
            held[value] = true;
        }

        int pop() {
            held[cells[--size]] = false;
            return cells[size];
        }

        int peek() {
            return cells[size - 1];
        }

        boolean contains(int value) {
            return held[value];
        }

        boolean isEmpty() {
            return size == 0;
        }
    }
}
