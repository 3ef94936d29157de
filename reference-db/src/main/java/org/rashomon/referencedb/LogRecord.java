package org.rashomon.referencedb;

/** One entry of a replica's durable log. Applied in order, they rebuild the replica. */
public sealed interface LogRecord {

    /** A write was accepted here or arrived from a peer. */
    record Applied(Change change) implements LogRecord {}

    /**
     * A snapshot from a peer is complete: no write of the origin up to this position is needed any more.
     *
     * @param position at least 1
     */
    record CaughtUp(String origin, long position) implements LogRecord {}
}
