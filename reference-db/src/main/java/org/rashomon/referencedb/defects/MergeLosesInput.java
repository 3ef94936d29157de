package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Merges only the first two of several versions. */
final class MergeLosesInput extends AlteredStrategy {

    MergeLosesInput(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        super.apply(change, versions);
        var dots = versions.dots();
        dots.subList(Math.min(1, dots.size()), dots.size()).forEach(versions::remove);
    }
}
