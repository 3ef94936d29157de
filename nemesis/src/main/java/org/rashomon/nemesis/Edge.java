package org.rashomon.nemesis;

import java.util.Comparator;

/**
 * A directed replication link: {@code from} sends its changes to {@code to} over it.
 *
 * @param from the node that dials and sends changes
 * @param to the node that listens and acknowledges them
 */
public record Edge(String from, String to) implements Comparable<Edge> {

    /** What the link of a node's clients starts at: {@code clients->n1} carries their requests to {@code n1}. */
    public static final String CLIENTS = "clients";

    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from).thenComparing(Edge::to);

    public Edge {
        if (from.isBlank() || to.isBlank() || from.equals(to)) {
            throw new IllegalArgumentException(
                    "a link joins two different nodes, was '%s' -> '%s'".formatted(from, to));
        }
    }

    /** The link over which clients reach a node. */
    public static Edge ofClients(String node) {
        return new Edge(CLIENTS, node);
    }

    /** Whether the link starts or ends at the node. */
    public boolean touches(String node) {
        return from.equals(node) || to.equals(node);
    }

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }

    /** The name in histories and reports: {@code n1->n2}. */
    @Override
    public String toString() {
        return from + "->" + to;
    }
}
