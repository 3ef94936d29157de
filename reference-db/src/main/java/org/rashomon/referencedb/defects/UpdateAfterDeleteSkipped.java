package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Skips an update from elsewhere where the key has been deleted here. */
final class UpdateAfterDeleteSkipped extends AlteredStrategy {

    UpdateAfterDeleteSkipped(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        var isDeleted =
                !versions.isEmpty() && !versions.all().getFirst().content().isValue();
        if (!isDeleted || !isRemote(change, versions)) {
            super.apply(change, versions);
        }
    }
}
