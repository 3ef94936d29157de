package org.rashomon.referencedb;

/** Whether more of a snapshot follows, or what the whole of it stands for. */
public sealed interface SnapshotEnd {

    /** More follows. */
    record More() implements SnapshotEnd {}

    /** This was the last part: the receiver has then applied all of this. */
    record Complete(AppliedDots applied) implements SnapshotEnd {}
}
