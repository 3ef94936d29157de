package org.rashomon.referencedb;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what peers send: applies what may be applied, holds back what must wait, refuses what came too early. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final ReplicaConfig config;
    private final Ledger ledger;
    /** By origin, without gaps after what is applied. */
    private final Map<String, ArrayDeque<Transit>> held = new TreeMap<>();

    private int heldChanges;
    private long arrived;
    private long applied;
    private long duplicates;
    private long looped;

    Intake(ReplicaConfig config, Ledger ledger) {
        this.config = config;
        this.ledger = ledger;
    }

    /** Takes a message in, and tells how much of it. */
    int take(PeerMessage message) {
        return switch (message) {
            case PeerMessage.Question ignored -> 0;
            case PeerMessage.Repair(var ignored, var keys) -> {
                keys.forEach(ledger::repair);
                yield keys.size();
            }
            case PeerMessage.Batch(var from, var transits) -> {
                ledger.forgetPartsOf(from);
                yield take(transits);
            }
            case PeerMessage.SnapshotPart part -> take(part);
        };
    }

    private int take(List<Transit> transits) {
        var taken = 0;
        for (var transit : transits) {
            if (!take(transit)) {
                break;
            }
            taken++;
        }
        return taken;
    }

    private boolean take(Transit transit) {
        var change = transit.change();
        arrived++;
        if (ledger.state().isApplied(change.dot()) || received().contains(change.dot())) {
            duplicates++;
            looped += change.dot().origin().equals(config.node()) ? 1 : 0;
            return true;
        }
        return switch (config.policies().delivery().judge(change, ledger.applied(), received())) {
            case APPLY -> {
                ledger.arrive(transit);
                applied++;
                release();
                yield true;
            }
            case HOLD -> hold(transit);
            case REFUSE -> false;
        };
    }

    private boolean hold(Transit transit) {
        if (heldChanges >= config.limits().heldChanges()) {
            return false;
        }
        held.computeIfAbsent(transit.change().dot().origin(), origin -> new ArrayDeque<>())
                .add(transit);
        heldChanges++;
        return true;
    }

    /** Applies what was held back and may go on now. */
    private void release() {
        var isMoving = !held.isEmpty();
        while (isMoving) {
            isMoving = false;
            for (var waiting : List.copyOf(held.values())) {
                while (!waiting.isEmpty() && releaseFirst(waiting)) {
                    isMoving = true;
                }
            }
            held.values().removeIf(ArrayDeque::isEmpty);
        }
    }

    private boolean releaseFirst(ArrayDeque<Transit> waiting) {
        var transit = waiting.element();
        var change = transit.change();
        var isApplied = ledger.state().isApplied(change.dot());
        var before = VersionVector.before(change.dot());
        if (!isApplied
                && config.policies().delivery().judge(change, ledger.applied(), before)
                        != DeliveryOrder.Judgment.APPLY) {
            return false;
        }
        waiting.remove();
        heldChanges--;
        if (!isApplied) {
            ledger.arrive(transit);
            applied++;
        }
        return true;
    }

    private int take(PeerMessage.SnapshotPart part) {
        var keys = ledger.take(part);
        if (keys == part.first() + part.keys().size() && part.end() instanceof SnapshotEnd.Complete) {
            LOG.atInfo()
                    .addKeyValue("peer", part.from())
                    .addKeyValue("keys", keys)
                    .log("A snapshot was taken in");
            release();
        }
        return keys;
    }

    /** What is applied or held back, without gaps. */
    VersionVector received() {
        var received = ledger.applied();
        for (var waiting : held.values()) {
            if (!waiting.isEmpty()) {
                received = received.join(
                        VersionVector.upTo(waiting.getLast().change().dot()));
            }
        }
        return received;
    }

    /** How many changes wait for those they depend on. */
    int heldChanges() {
        return heldChanges;
    }

    /** What has come from peers one by one since the replica started. */
    Reply.Arrivals arrivals() {
        return new Reply.Arrivals(arrived, applied, duplicates, looped);
    }
}
