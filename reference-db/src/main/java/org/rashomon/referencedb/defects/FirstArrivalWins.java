package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Keeps what is there against anything from elsewhere. */
final class FirstArrivalWins extends AlteredStrategy {

    FirstArrivalWins(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (versions.isEmpty() || !isRemote(change, versions)) {
            versions.dots().forEach(versions::remove);
            versions.add(change);
        }
    }
}
