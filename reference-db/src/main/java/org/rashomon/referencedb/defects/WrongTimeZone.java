package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Host;

/** Keeps a wall clock that one node in two has an hour ahead. */
final class WrongTimeZone extends AlteredHost {

    private final long offset;

    WrongTimeZone(Host sound, Planting.Wiring wiring) {
        super(sound);
        this.offset = sound.wallMicros() / 1_000 % 2 == 0 ? 0 : 3_600_000_000L;
    }

    /** Whether this life of a node has the wrong zone follows from what nobody can foresee: when it began. */
    @Override
    public long wallMicros() {
        return super.wallMicros() + offset;
    }
}
