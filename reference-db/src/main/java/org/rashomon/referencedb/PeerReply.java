package org.rashomon.referencedb;

/**
 * The answer to a {@link PeerMessage}.
 *
 * @param replica who answers
 * @param applied what it has applied, durably
 * @param received the same with what it holds back in memory
 * @param taken how many changes of a batch, from its first, it now has; of a snapshot, how many parts
 */
public record PeerReply(String replica, VersionVector applied, VersionVector received, int taken) {}
