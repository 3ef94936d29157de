package org.rashomon.referencedb;

import java.util.List;

/** Everything a replica held at one moment, sent to one peer part by part. */
final class Snapshot {

    /** Parts travel in pieces, so that they may be larger: each ends with a wait for the answer. */
    private static final int BATCHES_A_PART = 8;

    private final String from;
    private final long id;
    private final List<KeyVersions> keys;
    private final AppliedDots applied;
    private final Limits limits;
    private boolean isDurable;
    private boolean isComplete;
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

    /** What the peer lacks of it, as much as fits. */
    PeerMessage.SnapshotPart part() {
        end = start;
        var bytes = 0L;
        while (end < keys.size()) {
            bytes += keys.get(end).weightBytes();
            if (bytes > BATCHES_A_PART * limits.batchBytes() && end > start) {
                break;
            }
            end++;
        }
        var snapshotEnd = end == keys.size() ? new SnapshotEnd.Complete(applied) : new SnapshotEnd.More();
        return new PeerMessage.SnapshotPart(from, id, start, keys.subList(start, end), snapshotEnd);
    }

    /**
     * The peer has so many of the keys.
     *
     * @return whether it took the part given out last
     */
    boolean answered(int keysThere) {
        if (keysThere != end) {
            start = Math.min(keysThere, keys.size());
            return false;
        }
        start = end;
        isComplete = end == keys.size();
        return true;
    }

    boolean isComplete() {
        return isComplete;
    }
}
