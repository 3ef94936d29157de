package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Forgets one in forty changes from elsewhere, by their content, though it counts them as applied. */
final class SomeChangesForgotten extends AlteredStrategy {

    private static final int ONE_IN = 40;

    SomeChangesForgotten(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (!isRemote(change, versions) || !isOneIn(ONE_IN, change)) {
            super.apply(change, versions);
        }
    }
}
