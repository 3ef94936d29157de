package org.rashomon.nemesis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of faults one can ask for by name. */
public enum FaultKind {
    PARTITION("links go silent: connections hang, nothing arrives"),
    REFUSE("links are refused: connections are closed and new ones rejected"),
    LATENCY("links are slow to deliver"),
    BANDWIDTH("links carry only a few kilobytes a second"),
    SLICER("links deliver in small pieces with pauses between them"),
    RESET("connections over links are reset as soon as they carry data"),
    LOST_REQUESTS("what is sent over links is lost; the other direction passes"),
    LOST_REPLIES("what is sent over links arrives, but the answers are lost"),
    FLAPPING("links go silent and come back, again and again"),
    CLIENTS("clients do not reach some nodes, which still reach each other"),
    KILL("nodes are killed without warning, and restarted"),
    PAUSE("nodes stop for a while and then go on as if nothing had happened"),
    RESTART("nodes are asked to end, and started again"),
    WIPE("nodes are killed and lose all their data"),
    FULL_DISK("nodes have no room left for their data"),
    SLOW_DISK("nodes' disks are far slower than they should be"),
    BIT_FLIP("nodes are killed and a bit of their data is turned over"),
    STARVE("nodes get hardly any processor time"),
    SQUEEZE("nodes get hardly more memory than they have in use"),
    DISCONNECT("nodes are taken off the network of their peers"),
    JOIN("nodes are not there at the beginning, and join the others later"),
    CLOCK("wall clocks jump, drift or flip to and fro");

    private final String description;

    FaultKind(String description) {
        this.description = description;
    }

    /** The name in options, scenarios, histories and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the fault does, as half a sentence. */
    public String description() {
        return description;
    }

    /** Whether faults of this kind hit links; the others hit nodes. */
    public boolean hitsLinks() {
        return switch (this) {
            case PARTITION, REFUSE, LATENCY, BANDWIDTH, SLICER, RESET -> true;
            case LOST_REQUESTS, LOST_REPLIES, FLAPPING, CLIENTS -> true;
            case KILL, PAUSE, RESTART, WIPE, FULL_DISK, SLOW_DISK, BIT_FLIP -> false;
            case STARVE, SQUEEZE, DISCONNECT, JOIN, CLOCK -> false;
        };
    }

    /** Whether a node under such a fault goes on, so that another one may hit it as well. */
    public boolean isInBackground() {
        return this == SLOW_DISK;
    }

    /** The kind of that label; empty if there is none. */
    public static Optional<FaultKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
