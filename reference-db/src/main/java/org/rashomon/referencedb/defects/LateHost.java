package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.Host;

/** A host with a {@link LateDisk}. */
final class LateHost extends AlteredHost {

    private final Disk late;

    LateHost(Host sound, Planting.Wiring wiring) {
        super(sound);
        this.late = new LateDisk(sound.disk(), wiring.synced(), wiring.clockMillis());
    }

    @Override
    public Disk disk() {
        return late;
    }
}
