package org.rashomon.checkers.contract;

/** Who sends changes to whom. */
public enum Topology implements Setting {
    ALL_TO_ALL("Every leader sends its own writes to every other."),
    RING("Each leader forwards what it has to the next; one that is away stops the flow."),
    STAR("One leader in the middle forwards between all the others; if it is away, nothing flows."),
    TREE("Leaders forward along the edges of a tree."),
    SINGLE_LEADER("One node accepts writes; the others follow it.");

    private final String description;

    Topology(String description) {
        this.description = description;
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
