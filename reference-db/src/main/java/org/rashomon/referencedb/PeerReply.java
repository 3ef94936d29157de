package org.rashomon.referencedb;

/**
 * The answer to a {@link PeerMessage}. A position below what was sent asks the sender to resume from there.
 *
 * @param replica who answers
 * @param position all writes of the sender up to here are durable at the answering replica
 */
public record PeerReply(String replica, long position) {}
