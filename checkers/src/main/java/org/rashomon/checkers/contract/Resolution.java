package org.rashomon.checkers.contract;

/** What becomes of versions of one key of which neither had seen the other. */
public enum Resolution {
    /** All versions have one total order by their stamp, then the replica id, then the sequence; the last one stays. */
    LAST_WRITE_WINS,
    /** All versions have one total order by a number that has nothing to do with time; the highest stays. */
    HIGHEST_RANK,
    /** A version replaces those that its client had read; reads return all that nothing replaces. */
    SIBLINGS,
    /** All versions that nothing replaces are kept, and a read gives what is made of them, something of each. */
    MERGE,
    /** The same, but of the values only the greatest shows. */
    MAXIMUM,
    /** As the user's own handler decides. */
    HANDLER,
    /** Operations commute, so there is nothing to resolve. */
    COMMUTE,
    /** A write is acknowledged only when all leaders accept it, so none is ever concurrent with another. */
    PREVENT;

    /** Whether acknowledged data may give way to a concurrent write. */
    public boolean drops() {
        return switch (this) {
            case LAST_WRITE_WINS, HIGHEST_RANK, MAXIMUM, HANDLER -> true;
            case SIBLINGS, MERGE, COMMUTE, PREVENT -> false;
        };
    }
}
