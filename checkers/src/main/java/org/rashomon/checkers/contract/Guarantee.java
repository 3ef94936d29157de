package org.rashomon.checkers.contract;

/** What an application may ask of a multi-leader store. */
public enum Guarantee implements Setting {
    READ_YOUR_WRITES("G1", "A session sees what it wrote."),
    MONOTONIC_READS("G2", "A session never sees less than it saw before."),
    MONOTONIC_WRITES("G3", "Where a write of a session is seen, its earlier ones are as well."),
    WRITES_FOLLOW_READS("G4", "Where a write is seen, what its session had read before is as well."),
    CONSISTENT_PREFIX("G5", "The answer is never seen before the question."),
    CAUSAL_CONSISTENCY(
            "G6",
            "Nobody sees a write without all that caused it, and all agree on the order of" + " conflicting writes."),
    CONVERGENCE("G7", "When all changes have arrived, all replicas hold the same."),
    NO_LOST_WRITE("G8", "What was acknowledged is kept, or was replaced by somebody who had seen it."),
    NO_LOST_UPDATE("G9", "Of two updates of the same version, one fails or both count."),
    UNIQUENESS("G10", "Ids are unique, unique constraints hold, nothing is booked twice."),
    LINEARIZABILITY("G11", "Every operation takes effect at one moment between its call and its answer."),
    AVAILABILITY("G12", "A leader that is up acknowledges writes, whatever the others do.");

    private final String id;
    private final String description;

    Guarantee(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** Its short name, from {@code G1} to {@code G12}. */
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return Setting.label(this);
    }

    @Override
    public String description() {
        return description;
    }
}
