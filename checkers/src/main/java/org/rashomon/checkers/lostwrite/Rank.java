package org.rashomon.checkers.lostwrite;

import java.util.Comparator;
import org.rashomon.history.Version;

/**
 * The rank of a version under last-write-wins: the higher stamp wins, of equal stamps the higher replica id, then the
 * higher sequence.
 */
record Rank(long timestampMicros, String replica, long sequence) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER = Comparator.comparingLong(Rank::timestampMicros)
            .thenComparing(Rank::replica)
            .thenComparingLong(Rank::sequence);

    static Rank of(Version version) {
        return new Rank(
                version.timestampMicros(),
                version.dot().replica(),
                version.dot().sequence());
    }

    /** Whether the store told a stamp. */
    boolean isKnown() {
        return timestampMicros != 0;
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
