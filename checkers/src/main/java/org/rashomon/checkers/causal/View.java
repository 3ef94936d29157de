package org.rashomon.checkers.causal;

/** Which writes a transaction must have had before its eyes, given what its session did and read before. */
enum View {
    /** Everything that precedes it causally. */
    CAUSAL(true, true),
    /** What its session has written and read, and for each write all earlier ones of the writer's session. */
    PRAM(false, true),
    /** What its session has read, and for each write all earlier ones of the writer's session. */
    MONOTONIC_WRITES(false, false),
    /** As before, and for each write all that the writer's session had read when it wrote. */
    WRITES_FOLLOW_READS(true, false);

    private final boolean takesWhatWritersHadSeen;
    private final boolean takesOwnWrites;

    View(boolean takesWhatWritersHadSeen, boolean takesOwnWrites) {
        this.takesWhatWritersHadSeen = takesWhatWritersHadSeen;
        this.takesOwnWrites = takesOwnWrites;
    }

    boolean takesWhatWritersHadSeen() {
        return takesWhatWritersHadSeen;
    }

    boolean takesOwnWrites() {
        return takesOwnWrites;
    }
}
