package org.rashomon.referencedb;

import java.util.Comparator;

/**
 * The identity of one write.
 *
 * @param origin the replica that accepted it
 * @param sequence its place among the writes of that replica: from 1, without gaps
 */
public record Dot(String origin, long sequence) implements Comparable<Dot> {

    private static final Comparator<Dot> ORDER =
            Comparator.comparing(Dot::origin).thenComparingLong(Dot::sequence);

    public Dot {
        if (origin.isEmpty()) {
            throw new IllegalArgumentException("a dot needs an origin");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be at least 1, was " + sequence);
        }
    }

    /** By the name of the origin, then by the sequence. */
    @Override
    public int compareTo(Dot other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return origin + ":" + sequence;
    }
}
