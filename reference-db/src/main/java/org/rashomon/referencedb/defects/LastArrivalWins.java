package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Lets whatever arrives take the place of what is there. */
final class LastArrivalWins extends AlteredStrategy {

    LastArrivalWins(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        versions.dots().forEach(versions::remove);
        versions.add(change);
    }
}
