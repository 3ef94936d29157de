package org.rashomon.checkers.counter;

/** The least and the greatest value that a counter may have; confined to one computation. */
final class Bounds {

    private long low;
    private long high;

    Bounds(long low, long high) {
        this.low = low;
        this.high = high;
    }

    void counts(long amount) {
        low += amount;
        high += amount;
    }

    void mayCount(long amount) {
        low += Math.min(amount, 0);
        high += Math.max(amount, 0);
    }

    boolean include(long value) {
        return low <= value && value <= high;
    }

    boolean areExact() {
        return low == high;
    }

    long low() {
        return low;
    }

    @Override
    public String toString() {
        return areExact() ? Long.toString(low) : "from %d to %d".formatted(low, high);
    }
}
