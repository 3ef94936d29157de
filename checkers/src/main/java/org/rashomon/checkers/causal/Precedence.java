package org.rashomon.checkers.causal;

import java.util.BitSet;

/** Session order, reads-from and conflicts together, as one graph; and whether it has a cycle. */
final class Precedence {

    private static final int NO_CONFLICT = -1;

    private final Dependencies dependencies;
    private final Conflicts conflicts;
    private final int[] conflictStart;
    private final int[] conflictAt;
    private final int[] order;
    private int ordered;

    Precedence(Dependencies dependencies, Conflicts conflicts, Meter meter) {
        this.dependencies = dependencies;
        this.conflicts = conflicts;
        this.conflictStart = new int[dependencies.nodes + 1];
        this.conflictAt = new int[conflicts.size()];
        this.order = new int[dependencies.nodes];
        layConflicts();
        sort(meter);
    }

    boolean isCyclic() {
        return ordered < order.length;
    }

    /** The transactions, each after those that precede it; those on or behind a cycle are missing. */
    int[] order() {
        return order;
    }

    /** The transactions on cycles or behind them. */
    BitSet unordered() {
        var rest = new BitSet();
        rest.set(0, order.length);
        for (var i = 0; i < ordered; i++) {
            rest.clear(order[i]);
        }
        return rest;
    }

    /** How many edges leave a transaction. */
    int edges(int node) {
        return dependencies.outStart[node + 1]
                - dependencies.outStart[node]
                + conflictStart[node + 1]
                - conflictStart[node];
    }

    /** Where an edge leads. Those by session order and reads-from come first. */
    int target(int node, int edge) {
        var conflict = conflict(node, edge);
        return conflict == NO_CONFLICT
                ? dependencies.outTo[dependencies.outStart[node] + edge]
                : dependencies.slotNode[conflicts.slot(conflict)];
    }

    /** The number of the conflict behind an edge, negative if it is session order or reads-from. */
    int conflict(int node, int edge) {
        var beyond = edge - (dependencies.outStart[node + 1] - dependencies.outStart[node]);
        return beyond < 0 ? NO_CONFLICT : conflictAt[conflictStart[node] + beyond];
    }

    Conflicts conflicts() {
        return conflicts;
    }

    private void layConflicts() {
        for (var conflict = 0; conflict < conflicts.size(); conflict++) {
            conflictStart[conflicts.from(conflict) + 1]++;
        }
        for (var node = 0; node < dependencies.nodes; node++) {
            conflictStart[node + 1] += conflictStart[node];
        }
        var free = conflictStart.clone();
        for (var conflict = 0; conflict < conflicts.size(); conflict++) {
            conflictAt[free[conflicts.from(conflict)]++] = conflict;
        }
    }

    /** Kahn's algorithm. */
    private void sort(Meter meter) {
        var missing = new int[order.length];
        for (var node = 0; node < order.length; node++) {
            for (var edge = 0; edge < edges(node); edge++) {
                missing[target(node, edge)]++;
            }
        }
        for (var node = 0; node < order.length; node++) {
            if (missing[node] == 0) {
                order[ordered++] = node;
            }
        }
        for (var next = 0; next < ordered; next++) {
            meter.step();
            var node = order[next];
            for (var edge = 0; edge < edges(node); edge++) {
                if (--missing[target(node, edge)] == 0) {
                    order[ordered++] = target(node, edge);
                }
            }
        }
    }
}
