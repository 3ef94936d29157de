package org.rashomon.referencedb;

import java.time.Duration;

/** When a tombstone may be forgotten. Not sealed, so that a defect can stand in for one. */
public interface Tombstones {

    /** Whether to forget a tombstone now. */
    boolean mayCollect(Sight sight);

    /**
     * What a replica knows about a tombstone.
     *
     * @param seenByAll whether every replica has applied it, and this one all that they had accepted before
     * @param isOrderCausal whether a write that has seen it always wins over it
     * @param ageMicros how long it has been here, by this node's clock
     */
    record Sight(boolean seenByAll, boolean isOrderCausal, long ageMicros) {}

    /**
     * When every replica has seen it, so that nothing older can arrive any more. Where a write that has seen it may
     * still lose to it, it stays for good: otherwise the write would win where it is forgotten first.
     */
    record AllSeen() implements Tombstones {
        @Override
        public boolean mayCollect(Sight sight) {
            return sight.seenByAll() && sight.isOrderCausal();
        }
    }

    /** After some time, whoever has seen it: what arrives later than that comes to life again. */
    record After(Duration window) implements Tombstones {
        @Override
        public boolean mayCollect(Sight sight) {
            return sight.ageMicros() >= window.toNanos() / 1_000;
        }
    }
}
