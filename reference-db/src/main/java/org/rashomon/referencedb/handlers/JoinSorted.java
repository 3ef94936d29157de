package org.rashomon.referencedb.handlers;

import java.util.List;
import java.util.stream.Collectors;

/** The texts, each once, sorted and joined with a slash: {@code "B/C"}. */
public final class JoinSorted implements ConflictHandler {

    private final Spelling spelling = new Spelling();

    @Override
    public String merge(List<Alternative> alternatives) {
        return spelling.spell(alternatives.stream()
                .map(alternative -> spelling.plain(alternative.json()))
                .sorted()
                .distinct()
                .collect(Collectors.joining("/")));
    }
}
