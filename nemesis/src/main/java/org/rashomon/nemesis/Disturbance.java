package org.rashomon.nemesis;

/** What can be done to a node besides killing and pausing it. */
public enum Disturbance {
    /** It is asked to end, does so, and is started again on its data. */
    RESTART(FaultKind.RESTART, "gracefully restart"),
    /** It is killed, and started again without its data. */
    WIPE(FaultKind.WIPE, "wipe"),
    /** The room for its data is filled up. */
    FULL_DISK(FaultKind.FULL_DISK, "fill the disk of"),
    /** Its disk takes far longer than it should. */
    SLOW_DISK(FaultKind.SLOW_DISK, "slow down the disk of"),
    /** It is killed, a bit of its data is turned over, and it is started again on what it accepts of it. */
    BIT_FLIP(FaultKind.BIT_FLIP, "turn over a bit on"),
    /** It gets hardly any processor time. */
    STARVE(FaultKind.STARVE, "starve"),
    /** It gets hardly more memory than it has in use, and may end for want of it. */
    SQUEEZE(FaultKind.SQUEEZE, "take the memory of"),
    /** It is taken off the network of its peers; clients still reach it. */
    DISCONNECT(FaultKind.DISCONNECT, "disconnect"),
    /** It is not there from the beginning of the work, and then joins with nothing. */
    JOIN(FaultKind.JOIN, "hold back");

    private final FaultKind kind;
    private final String verb;

    Disturbance(FaultKind kind, String verb) {
        this.kind = kind;
        this.verb = verb;
    }

    /** The kind of fault that does it. */
    public FaultKind kind() {
        return kind;
    }

    /** What is done, to stand before the nodes' names. */
    public String verb() {
        return verb;
    }
}
