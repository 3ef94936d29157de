package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Keeps what came first when timestamps are equal. */
final class TieWithoutBreak extends AlteredStrategy {

    TieWithoutBreak(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        if (versions.isEmpty()) {
            versions.add(change);
            return;
        }
        var current = versions.all().getFirst();
        if (change.timestampMicros() > current.timestampMicros()) {
            versions.remove(current.dot());
            versions.add(change);
        }
    }
}
