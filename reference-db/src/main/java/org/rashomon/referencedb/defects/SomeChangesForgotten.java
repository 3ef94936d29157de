package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Now and then forgets a change from elsewhere, though it counts it as applied. */
final class SomeChangesForgotten extends AlteredStrategy {

    private long arrived;

    SomeChangesForgotten(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (isRemote(change, versions)) {
            arrived++;
        }
        if (!isRemote(change, versions) || arrived % 40 != 0) {
            super.apply(change, versions);
        }
    }
}
