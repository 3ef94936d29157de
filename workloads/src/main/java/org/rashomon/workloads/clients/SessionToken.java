package org.rashomon.workloads.clients;

import java.util.List;
import org.rashomon.history.Dot;
import org.rashomon.history.VersionVector;

/**
 * What a session has seen so far, whichever nodes it spoke to. A client passes it on where the store takes it.
 *
 * @param seen the writes that its operations wrote or may have read from
 * @param context the versions of the key at hand that it last read or wrote: a write replaces these and no other
 */
public record SessionToken(VersionVector seen, List<Dot> context) {

    /** Of a session that has seen nothing. */
    public static final SessionToken NONE = new SessionToken(VersionVector.EMPTY, List.of());

    public SessionToken {
        context = List.copyOf(context);
    }
}
