package org.rashomon.checkers.contract;

/** How a leader picks the ids of new rows. */
public enum Ids implements Setting {
    INTERLEAVED("Each leader has an offset and a step of its own, so that no two give the same."),
    OVERLAPPING("Each leader counts from one.");

    private final String description;

    Ids(String description) {
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
