package org.rashomon.checkers.vacuity;

/**
 * What a run must at least have done for its verdicts to mean anything.
 *
 * @param acknowledgedWritesPerLeader acknowledged writes on each node during phase work
 * @param concurrentConflicts pairs of concurrent writes of one key on different nodes, as {@link Conflicts} counts them
 */
public record Expectations(long acknowledgedWritesPerLeader, long concurrentConflicts) {

    /** Ten writes on every leader and one conflict: little, but none of it can be met by a cluster that hangs. */
    public static final Expectations DEFAULT = new Expectations(10, 1);

    public Expectations {
        if (acknowledgedWritesPerLeader < 0 || concurrentConflicts < 0) {
            throw new IllegalArgumentException("expectations must not be negative, were %d and %d"
                    .formatted(acknowledgedWritesPerLeader, concurrentConflicts));
        }
    }
}
