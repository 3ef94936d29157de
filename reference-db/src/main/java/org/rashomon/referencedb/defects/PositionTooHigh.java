package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.PeerReply;

/** Now and then claims to have applied one write more than it has. */
final class PositionTooHigh extends AlteredHost {

    private long replies;

    PositionTooHigh(Host sound, Planting.Wiring wiring) {
        super(sound);
    }

    @Override
    public void replyToPeer(long exchange, PeerReply reply) {
        replies++;
        super.replyToPeer(exchange, replies % 20 == 0 ? exaggerated(reply) : reply);
    }

    private static PeerReply exaggerated(PeerReply reply) {
        var applied = reply.applied();
        for (var entry : applied.entries().entrySet()) {
            if (!entry.getKey().equals(reply.replica())) {
                applied = applied.with(entry.getKey(), entry.getValue() + 1);
            }
        }
        return new PeerReply(reply.replica(), applied, reply.received().join(applied), reply.taken(), reply.refused());
    }
}
