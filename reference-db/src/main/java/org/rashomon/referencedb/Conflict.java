package org.rashomon.referencedb;

/**
 * A change from a peer met a version that it did not know of.
 *
 * @param number its place among the conflicts that this replica has met since it started, from 1
 * @param local the version that was there
 * @param remote the change that came
 */
public record Conflict(long number, String key, Kind kind, Dot local, Dot remote, Resolution resolution) {

    /** What met what; named as PostgreSQL 18 does. */
    public enum Kind {
        /** Both sides created the key. */
        INSERT_EXISTS,
        /** The other side updated what this side had updated too. */
        UPDATE_ORIGIN_DIFFERS,
        /** The other side updated what this side had deleted. */
        UPDATE_MISSING,
        /** The other side deleted what this side had updated. */
        DELETE_ORIGIN_DIFFERS,
        /** Both sides deleted. */
        DELETE_MISSING
    }

    /** What became of the two. */
    public enum Resolution {
        APPLY_REMOTE,
        KEEP_LOCAL,
        KEEP_BOTH,
        MERGE
    }
}
