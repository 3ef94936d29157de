package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Forgets a deleted key at once, so that an older write that comes late brings it back. */
final class TombstoneForgotten extends AlteredStrategy {

    TombstoneForgotten(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        super.apply(change, versions);
        versions.dots(version -> !version.content().isValue()).forEach(versions::remove);
    }
}
