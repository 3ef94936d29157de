package org.rashomon.referencedb.defects;

import java.util.HashMap;
import java.util.Map;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.Timer;

/** Gives up on a peer for good after a few failures. */
final class GivesUp extends AlteredHost {

    private final Map<String, Integer> backoffs = new HashMap<>();

    GivesUp(Host sound, Planting.Wiring wiring) {
        super(sound);
    }

    @Override
    public void setTimer(Timer timer, long delayMillis) {
        var isBackoff = delayMillis >= 50 && delayMillis <= 400;
        var failures = isBackoff ? backoffs.merge(timer.purpose(), 1, Integer::sum) : 0;
        if (failures < 4) {
            super.setTimer(timer, delayMillis);
        }
    }
}
