package org.rashomon.referencedb.handlers;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The elements of all arrays, each once, sorted by their JSON. A value that is no array counts as one element. */
public final class Union implements ConflictHandler {

    private final Spelling spelling = new Spelling();

    @Override
    public String merge(List<Alternative> alternatives) {
        var elements = new TreeSet<String>();
        for (var alternative : alternatives) {
            var value = spelling.parse(alternative.json());
            if (value.isArray()) {
                value.values().forEach(element -> elements.add(spelling.spell(element)));
            } else {
                elements.add(alternative.json());
            }
        }
        return elements.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
