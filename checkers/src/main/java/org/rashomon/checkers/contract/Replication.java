package org.rashomon.checkers.contract;

/** Which copies of a write exist when it is acknowledged. */
public enum Replication implements Setting {
    ASYNCHRONOUS("The accepting node's."),
    SEMI_SYNCHRONOUS("The accepting node's and one other's."),
    SYNCHRONOUS("The accepting node's and those of all others.");

    private final String description;

    Replication(String description) {
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
