package org.rashomon.workloads.clients;

import org.rashomon.history.VersionVector;

/**
 * What a session has seen so far, whichever nodes it spoke to. A client passes it on where the store takes it.
 *
 * @param seen the writes that its operations wrote or may have read from
 * @param context what it has seen of the key at hand: a write replaces these versions and stands beside any other
 */
public record SessionToken(VersionVector seen, VersionVector context) {

    /** Of a session that has seen nothing. */
    public static final SessionToken NONE = new SessionToken(VersionVector.EMPTY, VersionVector.EMPTY);
}
