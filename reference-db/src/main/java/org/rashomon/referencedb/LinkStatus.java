package org.rashomon.referencedb;

/**
 * How the link to one peer is.
 *
 * @param state whether the last exchange succeeded
 * @param backlog own durable writes that the peer is not known to have
 * @param acknowledged the position that the peer last told
 * @param sentChanges changes sent since the start, counting repeats
 * @param failedSends messages that were not answered since the start
 */
public record LinkStatus(String to, State state, long backlog, long acknowledged, long sentChanges, long failedSends) {

    /** Whether the peer answers. */
    public enum State {
        CONNECTED,
        /** The last message was not answered, or none was yet. */
        RETRYING
    }
}
