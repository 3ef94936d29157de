package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.Host;

/** Reads the wall clock only once a second. */
final class StaleClock extends AlteredHost {

    private long cached;

    StaleClock(Host sound, Planting.Wiring wiring) {
        super(sound);
    }

    @Override
    public long wallMicros() {
        var now = super.wallMicros();
        if (Math.abs(now - cached) >= 1_000_000) {
            cached = now;
        }
        return cached;
    }
}
