package org.rashomon.referencedb.defects;

import org.rashomon.referencedb.ClockSource;
import org.rashomon.referencedb.Dot;

/** Counts this replica's own writes since it started, and takes no notice of any others. */
final class CountingClock implements ClockSource {

    private long count;

    @Override
    public long timestampMicros(Dot dot, long wallMicros, long latestMicros) {
        count++;
        return count;
    }
}
