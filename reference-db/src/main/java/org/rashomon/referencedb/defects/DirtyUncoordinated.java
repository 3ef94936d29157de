package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.ConflictPolicy;

/** Settles by itself what all leaders should have agreed on. */
final class DirtyUncoordinated extends AlteredStrategy {

    DirtyUncoordinated(ConflictPolicy sound) {
        super(sound);
    }

    @Override
    public boolean isCoordinated() {
        return false;
    }
}
