package org.rashomon.results;

/** Times of a history as results show them. */
final class Seconds {

    private Seconds() {}

    /** Seconds, rounded to the millisecond so that the same history always prints the same. */
    static double of(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
