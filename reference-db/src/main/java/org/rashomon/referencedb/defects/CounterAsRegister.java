package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.Versions;

/** Keeps the latest count of all origins instead of one of each. */
final class CounterAsRegister extends AlteredStrategy {

    CounterAsRegister(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public void apply(Change change, Versions versions) {
        for (var version : versions.all()) {
            if (version.timestampMicros() >= change.timestampMicros()) {
                return;
            }
        }
        versions.dots().forEach(versions::remove);
        versions.add(change);
    }
}
