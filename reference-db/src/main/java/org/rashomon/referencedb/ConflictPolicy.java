package org.rashomon.referencedb;

/**
 * A strategy: what the operations of its data type mean, and what becomes of writes that did not know of each other.
 *
 * <p>What the versions of a key are in the end must depend only on which changes were applied, not on their order. Not
 * sealed, so that a defect can stand in for one.
 */
public interface ConflictPolicy {

    /** What the operation comes to on a replica that has these versions of the key. */
    Effect effect(Operation operation, Versions versions, Basis basis);

    /** Lets a change that was not applied before, from here or elsewhere, take its place among the versions. */
    void apply(Change change, Versions versions);

    /** What a read gives. */
    View view(Versions versions);

    /** Whether a read would find something; cheaper than {@link #view}. */
    default boolean isLive(Versions versions) {
        return versions.any(version -> version.content().isValue());
    }

    /** Drops what no longer counts, once a snapshot was taken in. */
    default void tidy(Versions versions) {}

    /** Whether a write must be agreed to by every replica before it counts. */
    default boolean isCoordinated() {
        return false;
    }

    /** Whether a write makes no sense where what it is built on has not arrived. */
    default boolean needsCausalDelivery() {
        return false;
    }

    /** What stands for a version that was replaced. */
    Memory memory();

    /** What happens to two writes of one key that did not know of each other. */
    Resolution resolution();

    /** What remains of a version that was replaced. */
    enum Memory {
        /** Nothing: that its dot was applied and is no longer among the versions says enough. */
        OBSERVED,
        /** The version that replaced it, which wins by itself over whatever comes again. */
        SURVIVOR
    }

    /** How a conflict ends. */
    enum Resolution {
        /** One of the two writes is dropped. */
        ONE_WINS,
        KEEP_BOTH,
        MERGE,
        /** By the design of the data type there are none. */
        NONE
    }
}
