package org.rashomon.checkers;

import java.util.List;

/**
 * A violation that was proved, with the few operations that prove it.
 *
 * @param name the field's name for it, lower case and hyphenated; {@code rashomon explain} knows it
 * @param sentence what happened, in one plain sentence that names keys, values, nodes and times
 * @param witness the operations and observations that prove it, in the order of the history
 */
public record Anomaly(String name, String sentence, List<Evidence> witness) {
    public Anomaly {
        witness = List.copyOf(witness);
    }
}
