package org.rashomon.checkers.session;

import java.util.function.Supplier;
import org.rashomon.checkers.Evidence;
import org.rashomon.history.Dot;
import org.rashomon.history.VersionVector;

/**
 * What a replica had applied at some moment.
 *
 * @param node the replica
 * @param applied its writes
 * @param own a write that it held besides; {@link Dot#NONE} if none
 * @param evidence where this is known from
 */
record Observation(String node, VersionVector applied, Dot own, Supplier<Evidence> evidence) {

    long sequenceOf(String replica) {
        var sequence = applied.sequenceOf(replica);
        return own.replica().equals(replica) ? Math.max(sequence, own.sequence()) : sequence;
    }
}
