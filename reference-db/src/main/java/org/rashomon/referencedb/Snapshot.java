package org.rashomon.referencedb;

import java.util.List;

/** Everything a replica held at one moment, sent to one peer part by part. */
final class Snapshot {

    private final String from;
    private final long id;
    private final List<KeyVersions> keys;
    private final AppliedDots applied;
    private final Limits limits;
    private boolean isDurable;
    private int acknowledgedParts;
    private int start;
    private int end;

    Snapshot(String from, long id, List<KeyVersions> keys, AppliedDots applied, Limits limits) {
        this.from = from;
        this.id = id;
        this.keys = keys;
        this.applied = applied;
        this.limits = limits;
    }

    /** How many keys are in it. */
    int keys() {
        return keys.size();
    }

    /** Whether everything in it is durable, so that it may be sent. */
    boolean isDurable() {
        return isDurable;
    }

    void durable() {
        isDurable = true;
    }

    /** The first part that was not acknowledged. */
    PeerMessage.SnapshotPart part() {
        end = start;
        var bytes = 0L;
        while (end < keys.size() && end - start < limits.batchChanges()) {
            bytes += keys.get(end).weightBytes();
            if (bytes > limits.batchBytes() && end > start) {
                break;
            }
            end++;
        }
        var snapshotEnd = end == keys.size() ? new SnapshotEnd.Complete(applied) : new SnapshotEnd.More();
        return new PeerMessage.SnapshotPart(from, id, acknowledgedParts, keys.subList(start, end), snapshotEnd);
    }

    /** How many parts the peer has once it has taken the one that is under way. */
    int partsWithThis() {
        return acknowledgedParts + 1;
    }

    /** The part given out last was taken. */
    void acknowledged() {
        acknowledgedParts++;
        start = end;
    }

    boolean isComplete() {
        return acknowledgedParts > 0 && start == keys.size();
    }
}
