package org.rashomon.referencedb;

/** Decides between two versions of a key. Must not depend on the order in which they arrive. */
public sealed interface ConflictPolicy {

    /** Whether {@code incoming} takes the place of {@code current}. Exactly one of two different changes prevails. */
    boolean prevails(Change incoming, Change current);

    /**
     * The higher timestamp wins; then the higher replica name; then the later write of that replica.
     *
     * <p>Drops concurrent writes by design. With clocks that disagree it drops writes that had been seen, too: nothing
     * here makes up for a bad clock.
     */
    record LastWriteWins() implements ConflictPolicy {

        @Override
        public boolean prevails(Change incoming, Change current) {
            if (incoming.timestampMicros() != current.timestampMicros()) {
                return incoming.timestampMicros() > current.timestampMicros();
            }
            var byName = incoming.dot().origin().compareTo(current.dot().origin());
            return byName != 0
                    ? byName > 0
                    : incoming.dot().sequence() > current.dot().sequence();
        }
    }
}
