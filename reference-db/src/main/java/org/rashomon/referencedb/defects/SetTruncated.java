package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Keeps no more than the latest five elements of a set. */
final class SetTruncated extends AlteredStrategy {

    SetTruncated(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        super.apply(change, versions);
        var dots = versions.dots();
        dots.subList(0, Math.max(0, dots.size() - 5)).forEach(versions::remove);
    }
}
