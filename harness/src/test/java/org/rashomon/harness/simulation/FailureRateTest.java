package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against the textbook's figures. */
class FailureRateTest {

    @Test
    void noFailureInSoManyRunsIsTheRuleOfThree() {
        assertThat(FailureRate.upperBound(0, 10_000)).isCloseTo(1 - Math.pow(0.05, 1e-4), within(1e-9));
        assertThat(FailureRate.upperBound(0, 10_000)).isLessThan(0.0003);
    }

    @Test
    void someFailures() {
        // Clopper, Pearson, 1934: one of ten, one-sided 95 %.
        assertThat(FailureRate.upperBound(1, 10)).isCloseTo(0.3942, within(1e-4));
        assertThat(FailureRate.upperBound(3, 30)).isCloseTo(0.2386, within(2e-3));
    }

    @Test
    void nothingKnownOrNothingButFailures() {
        assertThat(FailureRate.upperBound(0, 0)).isEqualTo(1);
        assertThat(FailureRate.upperBound(5, 5)).isEqualTo(1);
    }
}
