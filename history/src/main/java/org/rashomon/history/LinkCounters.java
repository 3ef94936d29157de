package org.rashomon.history;

/** Names of the figures that a replica keeps of each of its links, among {@link Event.ReplicaState#counters}. */
public final class LinkCounters {

    /** Stands in the name of every figure of a link, before the node at its other end. */
    public static final String TO = "->";

    private LinkCounters() {}

    /** How many messages to a peer were not answered: they were lost on their way, or their answers were. */
    public static String unanswered(String to) {
        return "unanswered" + TO + to;
    }

    /** For how many milliseconds the oldest change has waited that a peer is not yet known to have. */
    public static String waitingMillis(String to) {
        return "waitingMillis" + TO + to;
    }

    /** Whether a figure is one of a link. */
    public static boolean isOfLink(String name) {
        return name.contains(TO);
    }
}
