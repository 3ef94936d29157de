package org.rashomon.referencedb;

import java.util.List;

/** One entry of a replica's durable log. Applied in order, they rebuild the replica. */
public sealed interface LogRecord {

    /** A write was accepted here or arrived from a peer. */
    record Applied(Transit transit) implements LogRecord {}

    /** The writes of a transaction: a crash leaves all of them or none. */
    record Together(List<Transit> transits) implements LogRecord {
        public Together {
            transits = List.copyOf(transits);
        }
    }

    /** One key of all that there was. Counts only if {@link SnapshotTaken} follows. */
    record SnapshotKey(KeyVersions key) implements LogRecord {}

    /** Part of a snapshot from a peer. None of its parts counts before the last, which ends it, is there. */
    record Part(PeerMessage.SnapshotPart part) implements LogRecord {}

    /** One key as a peer held it, to mend what was here. */
    record Repaired(KeyVersions key) implements LogRecord {}

    /**
     * What a log that was compacted no longer shows.
     *
     * @param latestMicros the highest timestamp of any write
     */
    record Compacted(long latestMicros, Statements.Position statements) implements LogRecord {}

    /** The keys just before it were a whole snapshot, which stands for all of these writes. */
    record SnapshotTaken(AppliedDots applied) implements LogRecord {}
}
