package org.rashomon.checkers.contract;

/** Which node a session speaks to. */
public enum Routing implements Setting {
    STICKY("Always the same."),
    ROAMING("Another one with every operation."),
    HOME("The home leader of the key.");

    private final String description;

    Routing(String description) {
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
