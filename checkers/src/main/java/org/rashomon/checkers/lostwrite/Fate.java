package org.rashomon.checkers.lostwrite;

/** What became of one acknowledged write on one replica, from the best to the worst. */
enum Fate {
    /** The replica's final state is this write. */
    PRESENT("present", ""),
    /** The final state is a write that had seen this one. */
    SUPERSEDED("superseded", ""),
    /** The final state is a concurrent write that the declared rule ranks higher. */
    LOST_CONCURRENT("lost-concurrent", ""),
    /** The strategy ranks what stands above this write, although this write had seen it; an id knows no time. */
    OUTRANKED("outranked", ""),
    UNREAD("undetermined", "no replica's final read of their key succeeded after they were acknowledged"),
    UNKNOWN_RULE(
            "undetermined",
            "they lost to concurrent writes, and the history names no known conflict strategy that could excuse it"),
    UNKNOWN_RANK("undetermined", "they lost to concurrent writes, and without stamps nobody can tell if rightly"),
    UNKNOWN_ORDER(
            "undetermined",
            "they are not in the final state, and the history does not tell whether what stands there had seen them"),
    UNKNOWN_WRITER("undetermined", "they are not in the final state, and nobody knows who wrote what stands there"),
    AMBIGUOUS_VALUE("undetermined", "they share their value with another write of the key"),
    REUSED_IDENTITY("undetermined", "their replica forgot them and may have given their dots to other writes"),
    HOLDER_UNREAD(
            "undetermined",
            "they are missing on other replicas, and the node that acknowledged them could not be read"),
    /** The final state is a write that this one had seen, with a higher rank. */
    LOST_CAUSALLY_LATER("lost-causally-later", ""),
    /** The final state is a concurrent write that the declared rule ranks lower. */
    WRONG_WINNER("wrong-winner", ""),
    /** The final state is a concurrent write although the key has one home, which nothing had moved. */
    OUTSIDE_FAILOVER("outside-failover", ""),
    /** Nothing explains the absence. */
    VANISHED("vanished", "");

    private final String fact;
    private final String doubt;

    Fate(String fact, String doubt) {
        this.fact = fact;
        this.doubt = doubt;
    }

    /** The name of the fact under which writes of this fate are counted. */
    String fact() {
        return fact;
    }

    /** For a fate that could not be determined, why; empty for every other. */
    String doubt() {
        return doubt;
    }

    boolean isAnomaly() {
        return compareTo(HOLDER_UNREAD) > 0;
    }

    /** Whether the strategy permits it, given the certificate that the judge has verified. */
    boolean isByDesign() {
        return this == LOST_CONCURRENT || this == OUTRANKED;
    }

    Fate worse(Fate other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
