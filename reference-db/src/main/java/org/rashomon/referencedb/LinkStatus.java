package org.rashomon.referencedb;

/**
 * How the link to one peer is.
 *
 * @param state whether the last exchange succeeded
 */
public record LinkStatus(String to, State state, Backlog backlog, Sent sent) {

    /** Whether the peer answers. */
    public enum State {
        CONNECTED,
        /** The last message was not answered, or none was yet. */
        RETRYING
    }

    /**
     * What the peer lacks.
     *
     * @param changes how many durable changes for it that it is not known to have
     * @param lagMillis how long the oldest of them has waited
     * @param acknowledged how many of this replica's own writes it was last heard to have
     */
    public record Backlog(long changes, long lagMillis, long acknowledged) {}

    /**
     * What was sent since the start.
     *
     * @param changes how many changes, counting repeats
     * @param failures how many messages were not answered
     * @param snapshots how many snapshots were begun
     * @param repairs how often what differed was sent though nothing was missing
     */
    public record Sent(long changes, long failures, long snapshots, long repairs) {}
}
