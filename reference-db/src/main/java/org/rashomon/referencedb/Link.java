package org.rashomon.referencedb;

import java.util.List;
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

    /**
     * What became of proposals waits for the next proposals, so that both travel, and are synced, together: as long as
     * such come in so many milliseconds, and no longer than so many times.
     */
    static final long LINGER_MILLIS = 3;

    private static final int MOST_LINGERS = 4;

    private static final long FIRST_BACKOFF_MILLIS = 50;
    private static final long LAST_BACKOFF_MILLIS = 500;
    private static final String PEER = "peer";
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final String peer;
    private final Host host;
    private final Ledger ledger;
    private final Cursor cursor;
    private Phase phase = Phase.READY;
    /** Counts the steps of this link's life, so that late replies and timers can be told from current ones. */
    private long epoch;

    private boolean mustAsk = true;
    private boolean answered;
    private boolean isMoving;
    private boolean hasLingered;
    private int lingers;
    private long latestBefore;
    private int failuresInRow;
    private @Nullable Snapshot snapshot;
    private @Nullable PeerMessage inFlight;
    /** How much of the peer's own writes was here when the message left: it must have as much of them itself. */
    private long peersWritesHere;

    private long ownWritesSeenThere;

    private List<Dot> refused = List.of();
    /** What the peer holds where it holds something else, though it has applied the same. */
    private List<Long> leaves = List.of();

    private long repairs;
    private long sentChanges;
    private long failedSends;
    private long snapshots;

    private enum Phase {
        /** Something may be sent at once. */
        READY,
        /** Nothing to send; a timer will ask for the peer's position. */
        IDLE,
        /** What is to be sent may wait for more; a timer ends that. */
        LINGERING,
        AWAITING_REPLY,
        BACKING_OFF
    }

    Link(String peer, Host host, Ledger ledger) {
        this.peer = peer;
        this.host = host;
        this.ledger = ledger;
        this.cursor = ledger.cursorFor(peer);
    }

    /** Sends the next message if there is one and the link is free. */
    void pump() {
        if (phase == Phase.AWAITING_REPLY || phase == Phase.BACKING_OFF) {
            return;
        }
        if (mayLinger()) {
            if (phase != Phase.LINGERING) {
                lingers = 0;
                linger();
            }
            return;
        }
        var message = next();
        if (message != null) {
            send(message);
        } else if (phase != Phase.IDLE) {
            enter(Phase.IDLE, IDLE_MILLIS);
        }
    }

    /** Decisions are urgent to nobody but who reads the key elsewhere. */
    private boolean mayLinger() {
        return !hasLingered && !mustAsk && snapshot == null && leaves.isEmpty() && cursor.hasDecisions();
    }

    private @Nullable PeerMessage next() {
        if (mustAsk) {
            return ledger.question();
        }
        if (snapshot == null && cursor.lacksDropped()) {
            beginSnapshot();
        }
        if (snapshot != null) {
            return snapshot.isDurable() ? snapshot.part() : null;
        }
        if (!leaves.isEmpty()) {
            var differing = ledger.differing(leaves);
            leaves = List.of();
            if (!differing.isEmpty()) {
                repairs++;
                return new PeerMessage.Repair(ledger.node(), differing);
            }
        }
        var batch = cursor.batch();
        return batch.isEmpty() ? null : new PeerMessage.Batch(ledger.node(), batch);
    }

    private void beginSnapshot() {
        var begun = ledger.snapshot();
        snapshot = begun;
        snapshots++;
        LOG.atInfo().addKeyValue(PEER, peer).addKeyValue("keys", begun.keys()).log("A snapshot is sent");
    }

    private void send(PeerMessage message) {
        hasLingered = false;
        isMoving = false;
        inFlight = message;
        sentChanges += message.size();
        peersWritesHere = ledger.applied().get(peer);
        enter(Phase.AWAITING_REPLY, REPLY_TIMEOUT_MILLIS);
        host.send(peer, epoch, message);
    }

    private void enter(Phase next, long timerMillis) {
        phase = next;
        epoch++;
        host.setTimer(new Timer(peer, epoch), timerMillis);
    }

    void replied(long replyEpoch, PeerReply reply) {
        if (replyEpoch != epoch || phase != Phase.AWAITING_REPLY || inFlight == null) {
            return;
        }
        if (!reply.replica().equals(peer)) {
            failed("answered by " + reply.replica());
            return;
        }
        if (failuresInRow > 0) {
            LOG.atInfo()
                    .addKeyValue(PEER, peer)
                    .addKeyValue("failedSends", failuresInRow)
                    .log("The link is up again");
        }
        failuresInRow = 0;
        answered = true;
        mustAsk = false;
        refused = reply.refused();
        leaves = reply.applied().equals(ledger.applied()) ? reply.leaves() : List.of();
        var isTaken = take(inFlight, reply);
        inFlight = null;
        notePeersLoss(reply);
        if (isTaken) {
            phase = Phase.READY;
        } else {
            enter(Phase.BACKING_OFF, FIRST_BACKOFF_MILLIS);
        }
    }

    /** Whether the peer took anything of the message. */
    private boolean take(PeerMessage message, PeerReply reply) {
        return switch (message) {
            case PeerMessage.Batch ignored -> cursor.answered(reply);
            case PeerMessage.Question ignored -> {
                cursor.restart(reply);
                yield true;
            }
            case PeerMessage.Repair ignored -> {
                cursor.restart(reply);
                yield true;
            }
            case PeerMessage.SnapshotPart ignored -> {
                cursor.restart(reply);
                yield advanceSnapshot(reply.taken());
            }
        };
    }

    private boolean advanceSnapshot(int keysThere) {
        if (snapshot == null) {
            return true;
        }
        var isTaken = snapshot.answered(keysThere);
        // With none of it there, it may have been taken in whole before.
        if (snapshot.isComplete() || (!isTaken && keysThere == 0)) {
            snapshot = null;
        }
        return isTaken;
    }

    /**
     * A peer that has lost writes of its own is given them back: nobody else may send them. Some of them it may have
     * already, from one who had lost the rest.
     */
    private void notePeersLoss(PeerReply reply) {
        if (reply.applied().get(peer) < peersWritesHere && snapshot == null) {
            LOG.atWarn().addKeyValue(PEER, peer).log("The peer has lost its data; it is sent a snapshot");
            beginSnapshot();
        }
        var here = ledger.applied().get(ledger.node());
        var there = reply.applied().get(ledger.node());
        if (there > here && there > ownWritesSeenThere) {
            LOG.atWarn()
                    .addKeyValue(PEER, peer)
                    .addKeyValue("appliedThere", there)
                    .addKeyValue("loggedHere", here)
                    .log("The peer has more of this node's writes than the log here: writes were lost");
        }
        ownWritesSeenThere = there;
    }

    /** Some of the message has left, and more is to come. */
    void progressed(long movedEpoch) {
        isMoving = isMoving || movedEpoch == epoch;
    }

    void sendFailed(long failedEpoch, String reason) {
        if (failedEpoch == epoch && phase == Phase.AWAITING_REPLY) {
            failed(reason);
        }
    }

    private void failed(String reason) {
        if (failuresInRow == 0) {
            LOG.atInfo().addKeyValue(PEER, peer).addKeyValue("reason", reason).log("The link is down");
        }
        failedSends++;
        answered = false;
        mustAsk = true;
        inFlight = null;
        var backoff = Math.min(FIRST_BACKOFF_MILLIS << Math.min(failuresInRow, 8), LAST_BACKOFF_MILLIS);
        failuresInRow++;
        enter(Phase.BACKING_OFF, backoff);
    }

    void timerFired(long firedEpoch) {
        if (firedEpoch != epoch) {
            return;
        }
        switch (phase) {
            case AWAITING_REPLY -> {
                if (isMoving) {
                    isMoving = false;
                    host.setTimer(new Timer(peer, epoch), REPLY_TIMEOUT_MILLIS);
                } else {
                    failed("no reply within " + REPLY_TIMEOUT_MILLIS + " ms");
                }
            }
            case BACKING_OFF -> phase = Phase.READY;
            case IDLE -> {
                mustAsk = true;
                phase = Phase.READY;
            }
            case LINGERING -> linger();
            case READY -> throw new IllegalStateException("a ready link has no timer");
        }
    }

    private void linger() {
        var latest = cursor.latest();
        hasLingered = lingers > 0 && (lingers == MOST_LINGERS || latest == latestBefore);
        lingers++;
        latestBefore = latest;
        if (hasLingered) {
            phase = Phase.READY;
        } else {
            enter(Phase.LINGERING, LINGER_MILLIS);
        }
    }

    /** What the peer is known to have applied, durably. */
    VersionVector peerApplied() {
        return cursor.applied();
    }

    /** Whether the peer, when last heard, did not agree to the proposal. */
    boolean isRefused(Dot proposal) {
        return refused.contains(proposal);
    }

    /** The number in the outbox before which the peer needs nothing. */
    long lowest() {
        return cursor.lowest();
    }

    LinkStatus status() {
        return new LinkStatus(
                peer,
                answered ? LinkStatus.State.CONNECTED : LinkStatus.State.RETRYING,
                new LinkStatus.Backlog(
                        cursor.backlog(),
                        ledger.waitingMillis(cursor.lowest()),
                        cursor.applied().get(ledger.node())),
                new LinkStatus.Sent(sentChanges, failedSends, snapshots, repairs));
    }
}
