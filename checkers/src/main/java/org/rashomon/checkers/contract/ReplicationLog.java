package org.rashomon.checkers.contract;

/** What travels between leaders. */
public enum ReplicationLog implements Setting {
    ROW("The versions of the rows that were written."),
    STATEMENT("The statements, which every replica carries out anew.");

    private final String description;

    ReplicationLog(String description) {
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
