package org.rashomon.checkers.causal;

/** A way along edges of a graph of transactions. */
final class Path {

    private final int[] nodes;
    private final int[] conflicts;

    /** The transactions passed, and for each step between two of them the conflict that it stands for. */
    Path(int[] nodes, int[] conflicts) {
        this.nodes = nodes;
        this.conflicts = conflicts;
    }

    /** How many steps the path has. */
    int length() {
        return conflicts.length;
    }

    /** The transaction after that many steps. */
    int node(int steps) {
        return nodes[steps];
    }

    /** The last transaction. */
    int end() {
        return nodes[nodes.length - 1];
    }

    /** The conflict that a step stands for, negative if the step is session order or reads-from. */
    int conflict(int step) {
        return conflicts[step];
    }
}
