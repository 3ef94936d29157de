package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdjustableClockTest {

    private final AtomicLong trueMicros = new AtomicLong(1_000_000_000);
    private final AdjustableClock clock = new AdjustableClock(trueMicros::get);

    @Test
    void showsTheTrueTimeUntilItIsAdjusted() {
        assertThat(clock.read()).isEqualTo(new AdjustableClock.Reading(1_000_000_000, 0, 0));
    }

    @Test
    void runsBackWhenItIsSetBack() {
        clock.adjust(-5_000, 0);

        assertThat(clock.micros()).isEqualTo(999_995_000);
    }

    @Test
    void accruesDriftFromTheMomentItIsSet() {
        clock.adjust(100, 50);
        trueMicros.addAndGet(10_000_000);

        assertThat(clock.read()).isEqualTo(new AdjustableClock.Reading(1_010_000_600, 600, 50));
    }

    @Test
    void forgetsWhatHadAccruedWhenItIsAdjustedAgain() {
        clock.adjust(0, 1_000);
        trueMicros.addAndGet(10_000_000);
        clock.adjust(0, 0);

        assertThat(clock.read().offsetMicros()).isZero();
    }
}
