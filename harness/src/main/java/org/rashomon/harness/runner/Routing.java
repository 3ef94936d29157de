package org.rashomon.harness.runner;

import java.util.Locale;

/** Which node a client sends an operation to. */
public enum Routing {
    STICKY("Each client stays with one node."),
    ROAMING("Each operation goes to a node drawn anew."),
    HOME("Each operation goes to the home leader of its key, or to the next leader while the home does not answer.");

    private final String description;

    Routing(String description) {
        this.description = description;
    }

    /** The name in scenarios and histories. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One sentence: where an operation goes. */
    public String description() {
        return description;
    }
}
