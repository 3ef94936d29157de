package org.rashomon.results;

import org.rashomon.results.SampleRuns.Sample;

/** Names every sample, for tests that hold for all of them. */
public enum SampleRun {
    HEALTHY,
    ANOMALOUS,
    BROKEN,
    EMPTY,
    HOSTILE;

    public Sample sample() {
        return switch (this) {
            case HEALTHY -> SampleRuns.healthy();
            case ANOMALOUS -> SampleRuns.anomalous();
            case BROKEN -> SampleRuns.broken();
            case EMPTY -> SampleRuns.empty();
            case HOSTILE -> HostileRun.sample();
        };
    }
}
