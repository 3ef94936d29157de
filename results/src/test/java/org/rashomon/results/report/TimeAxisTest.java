package org.rashomon.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {

    @Test
    void keepsProportionsAndTheEnds() {
        var axis = new TimeAxis(0, 10_000_000_000L, 100, 300);

        assertThat(axis.x(5_000_000_000L)).isEqualTo(200);
        assertThat(axis.x(-1L)).isEqualTo(100);
        assertThat(axis.x(Long.MAX_VALUE)).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({
        "0,20000000000,0 s,20 s",
        "9000000000,22500000000,10 s,22 s",
        "21830400000,21832500000,21.8305 s,21.8325 s",
        "0,1,0.000000000 s,0.000000001 s"
    })
    void marksRoundTimes(long from, long until, String first, String last) {
        var ticks = new TimeAxis(from, until, 0, 100).ticks();

        assertThat(ticks).hasSizeBetween(2, 20);
        assertThat(ticks.getFirst().label()).isEqualTo(first);
        assertThat(ticks.getLast().label()).isEqualTo(last);
    }
}
