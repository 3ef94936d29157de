package org.rashomon.referencedb.defects;

import java.util.stream.Collectors;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Removes every copy of an element, those too that were added concurrently. */
final class RemoveWins extends AlteredStrategy {

    RemoveWins(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        var removed = versions.all().stream()
                .filter(version -> change.overwrites().contains(version.dot()))
                .map(version -> version.content().text())
                .collect(Collectors.toSet());
        super.apply(change, versions);
        if (!change.content().isValue()) {
            versions.dots(version -> removed.contains(version.content().text())).forEach(versions::remove);
        }
    }
}
