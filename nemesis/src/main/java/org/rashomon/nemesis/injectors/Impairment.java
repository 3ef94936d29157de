package org.rashomon.nemesis.injectors;

import java.time.Duration;

/** What may be wrong with a link. A link may have several impairments, but only one of each kind. */
public sealed interface Impairment {

    /** Nothing crosses in either direction; connections stay open. */
    record BlackHole() implements Impairment {}

    /** What is sent does not arrive; connections stay open. */
    record LostRequests() implements Impairment {}

    /** What is sent arrives, but no answer comes back; connections stay open. */
    record LostReplies() implements Impairment {}

    /** Connections are closed, and new ones refused. */
    record Refusal() implements Impairment {}

    /** What is sent arrives later by {@code latency}, give or take {@code jitter}. */
    record Delay(Duration latency, Duration jitter) implements Impairment {}

    /** What is sent arrives at no more than {@code kilobytesPerSecond}. */
    record Throttle(long kilobytesPerSecond) implements Impairment {}

    /** What is sent arrives in pieces of about {@code bytes}, with a pause after each. */
    record Slicing(long bytes, Duration pause) implements Impairment {}

    /** A connection is reset when something is sent over it. */
    record Resets() implements Impairment {}
}
