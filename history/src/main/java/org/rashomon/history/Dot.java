package org.rashomon.history;

/**
 * The identity of one write: the replica that accepted it and its position among that replica's writes.
 *
 * @param replica the accepting replica; empty in {@link #NONE}
 * @param sequence counts from 1 for each replica, without gaps
 */
public record Dot(String replica, long sequence) {

    /** Stands where a store gives its writes no identity. */
    public static final Dot NONE = new Dot("", 0);

    public Dot {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must not be negative, was " + sequence);
        }
    }

    /** Whether the store named the write at all. */
    public boolean isKnown() {
        return sequence > 0;
    }

    @Override
    public String toString() {
        return isKnown() ? replica + ":" + sequence : "-";
    }
}
