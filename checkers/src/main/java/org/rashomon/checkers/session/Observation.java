package org.rashomon.checkers.session;

import org.rashomon.checkers.Evidence;

/** What a replica had applied at some moment. */
final class Observation {

    private final Source source;
    private final long[] applied;

    /** Where an observation comes from. */
    interface Source {
        String node();

        Evidence evidence();
    }

    Observation(Source source, long[] applied) {
        this.source = source;
        this.applied = applied;
    }

    Source source() {
        return source;
    }

    /** The highest sequence of a replica that had been applied. */
    long sequence(int replica) {
        return Replicas.sequence(applied, replica);
    }
}
