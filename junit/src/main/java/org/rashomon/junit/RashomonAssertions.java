package org.rashomon.junit;

/** Where assertions begin. */
public final class RashomonAssertions {

    private RashomonAssertions() {}

    /** Assertions on what a run showed. */
    public static RunAssert assertThat(Run run) {
        return new RunAssert(run);
    }

    /** Assertions on a history from a file. */
    public static RecordedHistoryAssert assertThat(RecordedHistory history) {
        return new RecordedHistoryAssert(history);
    }
}
