package org.rashomon.referencedb;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directed link to one peer. At most one message is in flight. After any trouble the link waits, first briefly and
 * then longer, asks the peer for its position, and resumes from there, so nothing is skipped and nothing that arrived
 * is sent again.
 */
final class Link {

    static final long REPLY_TIMEOUT_MILLIS = 1_000;
    /** Keeps the state of an idle link honest, and notices a peer that has lost its data. */
    static final long IDLE_MILLIS = 500;

    private static final long FIRST_BACKOFF_MILLIS = 50;
    private static final long LAST_BACKOFF_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final String peer;
    private final Host host;
    private final OwnWrites writes;
    private Phase phase = Phase.READY;
    /** Counts the steps of this link's life, so that late replies and timers can be told from current ones. */
    private long epoch;

    private boolean mustAsk = true;
    private boolean answered;
    private int failuresInRow;
    private long acknowledged;
    private @Nullable Snapshot snapshot;
    private @Nullable PeerMessage inFlight;
    private long sentChanges;
    private long failedSends;

    private enum Phase {
        /** Something may be sent at once. */
        READY,
        /** Nothing to send; a timer will ask for the peer's position. */
        IDLE,
        AWAITING_REPLY,
        BACKING_OFF
    }

    Link(String peer, Host host, OwnWrites writes) {
        this.peer = peer;
        this.host = host;
        this.writes = writes;
    }

    /** Sends the next message if there is one and the link is free. */
    void pump() {
        if (phase != Phase.READY && phase != Phase.IDLE) {
            return;
        }
        var message = next();
        if (message != null) {
            send(message);
        } else if (phase == Phase.READY) {
            enter(Phase.IDLE, IDLE_MILLIS);
        }
    }

    private @Nullable PeerMessage next() {
        if (mustAsk) {
            return writes.question(acknowledged);
        }
        if (snapshot == null && writes.keepsAllAfter(acknowledged)) {
            return acknowledged < writes.durable() ? writes.batchAfter(acknowledged) : null;
        }
        if (snapshot == null) {
            snapshot = writes.snapshotAfter(acknowledged);
        }
        return snapshot.standsFor() <= writes.durable() ? snapshot.part() : null;
    }

    private void send(PeerMessage message) {
        inFlight = message;
        sentChanges += message.changes().size();
        enter(Phase.AWAITING_REPLY, REPLY_TIMEOUT_MILLIS);
        host.send(peer, epoch, message);
    }

    private void enter(Phase next, long timerMillis) {
        phase = next;
        epoch++;
        host.setTimer(new Timer(peer, epoch), timerMillis);
    }

    void replied(long replyEpoch, PeerReply reply) {
        if (replyEpoch != epoch || phase != Phase.AWAITING_REPLY) {
            return;
        }
        if (!reply.replica().equals(peer)) {
            failed("answered by " + reply.replica());
            return;
        }
        failuresInRow = 0;
        answered = true;
        mustAsk = false;
        warnOfLostWrites(reply.position());
        acknowledged = reply.position();
        advanceSnapshot();
        phase = Phase.READY;
        inFlight = null;
    }

    private void advanceSnapshot() {
        if (snapshot == null) {
            return;
        }
        if (inFlight instanceof PeerMessage.SnapshotPart && acknowledged >= snapshot.after()) {
            snapshot.acknowledged();
        }
        if (acknowledged < snapshot.after() || acknowledged >= snapshot.standsFor()) {
            snapshot = null;
        }
    }

    private void warnOfLostWrites(long position) {
        if (position > writes.latest() && position > acknowledged) {
            LOG.warn(
                    "{} has applied this replica's writes up to {}, but the log here ends at {}: writes were lost",
                    peer,
                    position,
                    writes.latest());
        }
    }

    void sendFailed(long failedEpoch, String reason) {
        if (failedEpoch == epoch && phase == Phase.AWAITING_REPLY) {
            failed(reason);
        }
    }

    private void failed(String reason) {
        if (failuresInRow == 0) {
            LOG.info("Link to {} broken: {}", peer, reason);
        }
        failedSends++;
        answered = false;
        mustAsk = true;
        inFlight = null;
        var doublings = Math.min(failuresInRow, 10);
        failuresInRow++;
        enter(Phase.BACKING_OFF, Math.min(FIRST_BACKOFF_MILLIS << doublings, LAST_BACKOFF_MILLIS));
    }

    void timerFired(long firedEpoch) {
        if (firedEpoch != epoch) {
            return;
        }
        switch (phase) {
            case AWAITING_REPLY -> failed("no reply within " + REPLY_TIMEOUT_MILLIS + " ms");
            case BACKING_OFF -> phase = Phase.READY;
            case IDLE -> {
                mustAsk = true;
                phase = Phase.READY;
            }
            case READY -> throw new IllegalStateException("a ready link has no timer");
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    LinkStatus status() {
        return new LinkStatus(
                peer,
                answered ? LinkStatus.State.CONNECTED : LinkStatus.State.RETRYING,
                Math.max(0, writes.durable() - acknowledged),
                acknowledged,
                sentChanges,
                failedSends);
    }
}
