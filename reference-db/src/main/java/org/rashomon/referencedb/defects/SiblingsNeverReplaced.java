package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Keeps versions that a write has replaced. */
final class SiblingsNeverReplaced extends AlteredStrategy {

    SiblingsNeverReplaced(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (change.content().isValue()) {
            versions.add(change);
        }
    }
}
