package org.rashomon.referencedb;

import java.util.List;

/**
 * A replica's own current versions at one moment, sent to one peer part by part. It holds the versions themselves: one
 * that is overwritten while the snapshot travels must still go out, since the overwriting write may not survive a
 * crash.
 */
final class Snapshot {

    private final String origin;
    private final long after;
    private final long standsFor;
    private final List<Change> versions;
    private final Limits limits;
    private int sent;
    private int inFlight;

    Snapshot(String origin, long after, long standsFor, List<Change> versions, Limits limits) {
        this.origin = origin;
        this.after = after;
        this.standsFor = standsFor;
        this.versions = versions;
        this.limits = limits;
    }

    /** The position a receiver must have for this snapshot to be enough for it. */
    long after() {
        return after;
    }

    /** The position a receiver has once all parts are applied. */
    long standsFor() {
        return standsFor;
    }

    /** The first part that was not acknowledged. */
    PeerMessage.SnapshotPart part() {
        var end = sent;
        var bytes = 0L;
        while (end < versions.size() && end - sent < limits.batchChanges()) {
            bytes += versions.get(end).weightBytes();
            if (bytes > limits.batchBytes() && end > sent) {
                break;
            }
            end++;
        }
        inFlight = end;
        var isLast = end == versions.size();
        return new PeerMessage.SnapshotPart(origin, after, versions.subList(sent, end), isLast ? standsFor : 0);
    }

    /** The part given out last was acknowledged. */
    void acknowledged() {
        sent = inFlight;
    }
}
