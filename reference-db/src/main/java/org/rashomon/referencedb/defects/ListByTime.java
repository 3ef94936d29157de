package org.rashomon.referencedb.defects;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Versions;
import org.rashomon.referencedb.View;

/** Orders a list by time, wherever its elements were put. */
final class ListByTime extends AlteredStrategy {

    ListByTime(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public View view(Versions versions) {
        Set<Dot> removed = new HashSet<>();
        versions.all().stream()
                .filter(version -> !version.content().isValue())
                .forEach(version -> removed.addAll(version.overwrites()));
        var shown = versions.all().stream()
                .filter(version -> version.content() instanceof Content.Element && !removed.contains(version.dot()))
                .sorted(Comparator.comparingLong(Change::timestampMicros).thenComparing(Change::dot))
                .toList();
        return new View.Collected(
                shown.stream().map(version -> version.content().text()).collect(Collectors.joining(",", "[", "]")),
                shown);
    }
}
