package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Keeps the lower timestamp of two. */
final class EarliestWins extends AlteredStrategy {

    EarliestWins(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (versions.isEmpty()) {
            versions.add(change);
            return;
        }
        var current = versions.all().getFirst();
        if (change.timestampMicros() < current.timestampMicros() || current.timestampMicros() == 0) {
            versions.remove(current.dot());
            versions.add(change);
        }
    }
}
