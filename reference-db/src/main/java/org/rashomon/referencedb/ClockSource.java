package org.rashomon.referencedb;

/** Where the timestamp of a new write comes from. */
public sealed interface ClockSource {

    /** The timestamp for a write that is accepted now, in microseconds. */
    long timestampMicros(Host host);

    /** The wall clock as it is: it may repeat, jump, and run backwards. */
    record WallClock() implements ClockSource {

        @Override
        public long timestampMicros(Host host) {
            return host.wallMicros();
        }
    }
}
