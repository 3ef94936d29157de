package org.rashomon.referencedb;

/**
 * The identity of one write.
 *
 * @param origin the replica that accepted it
 * @param sequence its place among the writes of that replica: from 1, without gaps
 */
public record Dot(String origin, long sequence) {

    public Dot {
        if (origin.isEmpty()) {
            throw new IllegalArgumentException("a dot needs an origin");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be at least 1, was " + sequence);
        }
    }

    @Override
    public String toString() {
        return origin + ":" + sequence;
    }
}
