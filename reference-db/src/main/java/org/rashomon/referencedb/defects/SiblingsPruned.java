package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Keeps no more than one sibling, and silently drops the others. */
final class SiblingsPruned extends AlteredStrategy {

    SiblingsPruned(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        super.apply(change, versions);
        var dots = versions.dots();
        dots.subList(0, Math.max(0, dots.size() - 1)).forEach(versions::remove);
    }
}
