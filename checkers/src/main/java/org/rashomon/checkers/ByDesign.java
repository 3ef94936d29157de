package org.rashomon.checkers;

import java.util.List;

/**
 * A finding that the store's contract permits, with the certificate that the permission applies.
 *
 * @param name the field's name for it, such as {@code concurrent-write-dropped}
 * @param rule the rule that permits it, in words
 * @param sentence what happened, with winner and loser
 * @param certificate the events that show that the rule applies
 */
public record ByDesign(String name, String rule, String sentence, List<Evidence> certificate) {
    public ByDesign {
        certificate = List.copyOf(certificate);
    }
}
