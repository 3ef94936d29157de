package org.rashomon.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rashomon.results.SampleRuns;

class ComparisonTest {

    @Test
    void tellsWhichAnomaliesAreNew() {
        var comparison = Comparison.of(
                SampleRuns.healthy().result(), SampleRuns.anomalous().result());

        assertThat(comparison.hasNewAnomaly()).isTrue();
        assertThat(comparison.findings())
                .filteredOn(Comparison.Finding::isNew)
                .extracting(Comparison.Finding::name)
                .contains("lost-causally-later", "divergence");
    }

    @Test
    void callsNothingNewTheOtherWayRound() {
        var comparison = Comparison.of(
                SampleRuns.anomalous().result(), SampleRuns.healthy().result());

        assertThat(comparison.hasNewAnomaly()).isFalse();
    }

    @Test
    void findsNoDifferenceBetweenARunAndItself() {
        var comparison = Comparison.of(
                SampleRuns.anomalous().result(), SampleRuns.anomalous().result());

        assertThat(comparison.facts()).isEmpty();
        assertThat(comparison.findings()).allMatch(finding -> finding.base() == finding.head());
    }
}
