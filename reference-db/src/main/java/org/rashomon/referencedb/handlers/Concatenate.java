package org.rashomon.referencedb.handlers;

import java.util.List;
import java.util.stream.Collectors;

/** The texts one after the other, in the order of their dots. */
public final class Concatenate implements ConflictHandler {

    private final Spelling spelling = new Spelling();

    @Override
    public String merge(List<Alternative> alternatives) {
        return spelling.spell(alternatives.stream()
                .map(alternative -> spelling.plain(alternative.json()))
                .collect(Collectors.joining()));
    }
}
