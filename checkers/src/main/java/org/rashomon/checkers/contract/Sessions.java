package org.rashomon.checkers.contract;

/** What a session carries from one answer to the next request. */
public enum Sessions implements Setting {
    NONE("Nothing."),
    TOKENS("What it has seen; a replica that has not yet seen as much makes it wait.");

    private final String description;

    Sessions(String description) {
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
