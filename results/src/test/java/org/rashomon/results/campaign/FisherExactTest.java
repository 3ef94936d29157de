package org.rashomon.results.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherExactTest {

    /** Values by hand: the tail of the hypergeometric distribution, such as 17/70 for the lady who tastes tea. */
    @ParameterizedTest
    @CsvSource({
        "3, 4, 1, 4, 0.242857142857",
        "4, 4, 0, 4, 0.014285714286",
        "0, 4, 3, 4, 1",
        "1, 1, 0, 99, 0.01",
        "2, 2, 0, 2, 0.166666666667"
    })
    void isTheUpperTail(long hits, long trials, long baseHits, long baseTrials, double expected) {
        assertThat(FisherExact.moreOften(hits, trials, baseHits, baseTrials)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void boundsWhatWasNeverSeenByThreeOverN() {
        assertThat(Interval.of(0, 240).text()).isEqualTo("0 of 240: below 1.2 %");
        assertThat(Interval.of(0, 0).text()).isEqualTo("no run");
        assertThat(Interval.of(3, 20).low()).isCloseTo(0.0524, within(1e-3));
        assertThat(Interval.of(3, 20).high()).isCloseTo(0.3604, within(1e-3));
    }
}
