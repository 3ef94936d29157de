package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The stream of a replica's own writes, from which all its links send. Keeps the latest ones one by one within bounds;
 * older ones live on only in the state.
 */
final class OwnWrites {

    private final String node;
    private final State state;
    private final Limits limits;
    private final TreeMap<Long, Change> outbox = new TreeMap<>();
    private long outboxBytes;
    private long durable;

    OwnWrites(String node, State state, Limits limits) {
        this.node = node;
        this.state = state;
        this.limits = limits;
    }

    /** Keeps a write that was just accepted, or read back from the log. */
    void add(Change change) {
        outbox.put(change.dot().sequence(), change);
        outboxBytes += change.weightBytes();
        while (outbox.size() > limits.outboxChanges() || outboxBytes > limits.outboxBytes()) {
            removeFirst();
        }
    }

    /** Forgets what every peer has. */
    void trim(long acknowledgedByAll) {
        while (!outbox.isEmpty() && outbox.firstKey() <= acknowledgedByAll) {
            removeFirst();
        }
    }

    private void removeFirst() {
        outboxBytes -= outbox.pollFirstEntry().getValue().weightBytes();
    }

    String node() {
        return node;
    }

    /** The sequence of the latest own write. */
    long latest() {
        return state.applied().get(node);
    }

    /** The sequence up to which own writes are durable, so that they may be sent. */
    long durable() {
        return durable;
    }

    void durableUpTo(long sequence) {
        durable = Math.max(durable, sequence);
    }

    /** Whether the durable writes after the position are all kept one by one. */
    boolean keepsAllAfter(long position) {
        return position >= durable || outbox.containsKey(position + 1);
    }

    /** The next durable writes after the position, as many as fit one message. */
    PeerMessage.Batch batchAfter(long position) {
        return new PeerMessage.Batch(
                node, position, firstThatFit(outbox.tailMap(position, false).values()));
    }

    /** A message that only asks for the peer's position. */
    PeerMessage.Batch question(long position) {
        return new PeerMessage.Batch(node, position, List.of());
    }

    /** The current versions of everything written after the position. Must not be sent before it is durable. */
    Snapshot snapshotAfter(long position) {
        return new Snapshot(node, position, latest(), state.versionsOf(node, position), limits);
    }

    private List<Change> firstThatFit(Iterable<Change> candidates) {
        var fitting = new ArrayList<Change>();
        var bytes = 0L;
        for (var change : candidates) {
            bytes += change.weightBytes();
            var isFull = fitting.size() == limits.batchChanges() || (bytes > limits.batchBytes() && !fitting.isEmpty());
            if (isFull || change.dot().sequence() > durable) {
                break;
            }
            fitting.add(change);
        }
        return fitting;
    }
}
