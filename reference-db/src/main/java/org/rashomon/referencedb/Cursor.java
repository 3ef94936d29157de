package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** How far one peer is in the outbox: what it is known to have, what was sent, and what comes next. */
final class Cursor {

    /** Of a backlog sent latest first, how much at once. */
    private static final int LATEST_FIRST_CHANGES = 4;

    private final ReplicaConfig config;
    private final String peer;
    private final Outbox outbox;
    private VersionVector applied = VersionVector.empty();
    private VersionVector received = VersionVector.empty();
    /** The peer has everything before it, durably. */
    private long lowest = 1;
    /** Everything before it was sent, when sending in order. */
    private long next = 1;
    /** What the peer has taken at or beyond {@link #lowest}, when sending the latest first. */
    private final TreeSet<Long> takenAhead = new TreeSet<>();

    private List<Long> sent = List.of();

    Cursor(ReplicaConfig config, String peer, Outbox outbox) {
        this.config = config;
        this.peer = peer;
        this.outbox = outbox;
    }

    /** What the peer was last heard to have applied. */
    VersionVector applied() {
        return applied;
    }

    /** The number before which the peer needs nothing. */
    long lowest() {
        return lowest;
    }

    /** Whether the peer lacks what is no longer kept one by one. */
    boolean lacksDropped() {
        return !received.covers(outbox.dropped());
    }

    /** The next changes for the peer, as many as fit one message; empty if it needs none. */
    List<Transit> batch() {
        var latestFirst = config.policies().delivery().latestFirst();
        if (outbox.durable() < (latestFirst ? lowest : next)) {
            sent = List.of();
            return List.of();
        }
        var candidates = latestFirst ? outbox.from(lowest).descendingMap() : outbox.from(next);
        var most = latestFirst ? LATEST_FIRST_CHANGES : config.limits().batchChanges();
        var batch = new ArrayList<Transit>();
        var numbers = new ArrayList<Long>();
        var bytes = 0L;
        for (var candidate : candidates.entrySet()) {
            var transit = candidate.getValue().transit();
            if (isNeeded(candidate.getKey(), transit)) {
                bytes += transit.weightBytes();
                if (batch.size() == most || (bytes > config.limits().batchBytes() && !batch.isEmpty())) {
                    break;
                }
                batch.add(transit);
                numbers.add(candidate.getKey());
            }
            if (!latestFirst) {
                next = candidate.getKey() + 1;
            }
        }
        sent = numbers;
        return batch;
    }

    /** The number of the last change that there is, durable or not. */
    long latest() {
        return outbox.latest();
    }

    /** Whether what became of proposals is to be sent, now or as soon as it is durable. */
    boolean hasDecisions() {
        return config.policies().conflicts().isCoordinated()
                && outbox.any(next, transit -> !transit.change().content().isProposal());
    }

    private boolean isNeeded(long number, Transit transit) {
        return !received.contains(transit.change().dot())
                && !takenAhead.contains(number)
                && config.policies().topology().carries(transit, config.node(), peer);
    }

    /**
     * The peer has told its position in answer to a batch.
     *
     * @return whether it took anything
     */
    boolean answered(PeerReply reply) {
        learn(reply);
        if (reply.taken() < sent.size()) {
            // The peer may have lost what it held back, so it may lack more than what was refused.
            next = lowest;
        }
        if (config.policies().delivery().latestFirst()) {
            takenAhead.addAll(sent.subList(0, Math.min(reply.taken(), sent.size())));
            takenAhead.headSet(lowest).clear();
        }
        return reply.taken() > 0 || sent.isEmpty();
    }

    /** The peer has told its position in answer to anything else. */
    void restart(PeerReply reply) {
        learn(reply);
        next = lowest;
    }

    private void learn(PeerReply reply) {
        if (!reply.applied().covers(applied)) {
            lowest = outbox.first();
            next = lowest;
            takenAhead.clear();
        }
        applied = reply.applied();
        received = reply.received();
        advance();
    }

    private void advance() {
        lowest = Math.max(lowest, Math.min(outbox.first(), outbox.durable() + 1));
        for (var candidate : outbox.from(lowest).entrySet()) {
            var transit = candidate.getValue().transit();
            var isDone = applied.contains(transit.change().dot())
                    || !config.policies().topology().carries(transit, config.node(), peer);
            if (!isDone) {
                return;
            }
            lowest = candidate.getKey() + 1;
        }
    }

    /** How many changes the peer is not known to have, roughly. */
    long backlog() {
        advance();
        return Math.max(0, outbox.durable() + 1 - lowest);
    }
}
