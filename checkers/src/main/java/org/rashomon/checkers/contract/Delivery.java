package org.rashomon.checkers.contract;

/** In which order a replica applies the changes that reach it. */
public enum Delivery implements Setting {
    FIFO("The writes of each origin in their order; those of different origins may overtake each other."),
    CAUSAL("No change before everything that it had seen."),
    UNORDERED("As they arrive.");

    private final String description;

    Delivery(String description) {
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
