package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Ignores deletes from elsewhere. */
final class DeletesIgnored extends AlteredStrategy {

    DeletesIgnored(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (change.content().isValue() || !isRemote(change, versions)) {
            super.apply(change, versions);
        }
    }
}
