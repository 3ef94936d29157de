package org.rashomon.referencedb;

import java.util.List;

/**
 * The answer to a {@link PeerMessage}.
 *
 * @param replica who answers
 * @param applied what it has applied, durably
 * @param received the same with what it holds back in memory
 * @param taken how many changes of a batch, from its first, it now has; of a snapshot, how many keys
 * @param refused proposals of the asking replica that this one does not agree to
 * @param leaves the leaves of its digest tree, if the two are to be compared; empty otherwise
 */
public record PeerReply(
        String replica,
        VersionVector applied,
        VersionVector received,
        int taken,
        List<Dot> refused,
        List<Long> leaves) {

    public PeerReply {
        refused = List.copyOf(refused);
        leaves = List.copyOf(leaves);
    }
}
