package org.rashomon.referencedb;

import java.util.List;

/** What one replica sends to another: part of the stream of its own writes. Receiving one twice does no harm. */
public sealed interface PeerMessage {

    /** The sender, whose own writes these are. */
    String origin();

    /** The position the receiver must have reached for the message to make sense to it. */
    long after();

    List<Change> changes();

    /**
     * Consecutive writes of the origin: the first has the sequence {@code after + 1}. Without any, it only asks for the
     * receiver's position.
     */
    record Batch(String origin, long after, List<Change> changes) implements PeerMessage {

        public Batch {
            changes = List.copyOf(changes);
            var expected = after;
            for (var change : changes) {
                expected++;
                requireOrigin(origin, change);
                if (change.dot().sequence() != expected) {
                    throw new IllegalArgumentException("expected sequence " + expected + ", was " + change.dot());
                }
            }
        }
    }

    /**
     * Part of the origin's current versions, for a receiver that needs writes which the origin no longer keeps one by
     * one. Parts are sent in order, each after the one before was acknowledged.
     *
     * @param standsFor in the last part, the position that the receiver reaches by it; otherwise 0
     */
    record SnapshotPart(String origin, long after, List<Change> changes, long standsFor) implements PeerMessage {

        public SnapshotPart {
            changes = List.copyOf(changes);
            for (var change : changes) {
                requireOrigin(origin, change);
            }
        }
    }

    private static void requireOrigin(String origin, Change change) {
        if (!change.dot().origin().equals(origin)) {
            throw new IllegalArgumentException("expected a write of " + origin + ", was " + change.dot());
        }
    }
}
