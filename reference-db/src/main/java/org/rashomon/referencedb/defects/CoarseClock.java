package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.ClockSource;
import org.rashomon.referencedb.Dot;

/** Timestamps in whole tenths of a second. */
record CoarseClock(ClockSource sound) implements ClockSource {

    private static final long STEP_MICROS = 100_000;

    @Override
    public long timestampMicros(Dot dot, long wallMicros, long latestMicros) {
        return sound.timestampMicros(dot, wallMicros, latestMicros) / STEP_MICROS * STEP_MICROS;
    }
}
