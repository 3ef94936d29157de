package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Forgets a remove whose add has not arrived yet. */
final class EarlyRemoveForgotten extends AlteredStrategy {

    EarlyRemoveForgotten(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        change.overwrites().stream().filter(versions::contains).toList().forEach(versions::remove);
        if (change.content().isValue()) {
            versions.add(change);
        }
    }
}
