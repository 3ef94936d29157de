package org.rashomon.referencedb;

/**
 * Bounds on the memory that replication takes.
 *
 * @param outboxChanges how many unacknowledged own writes are kept one by one
 * @param outboxBytes their total size, roughly
 * @param batchChanges how many changes travel in one message
 * @param batchBytes their total size, roughly; a single larger change still travels
 */
public record Limits(int outboxChanges, long outboxBytes, int batchChanges, long batchBytes) {

    public Limits {
        requirePositive("outboxChanges", outboxChanges);
        requirePositive("outboxBytes", outboxBytes);
        requirePositive("batchChanges", batchChanges);
        requirePositive("batchBytes", batchBytes);
    }

    /** What the server uses: some tens of megabytes for a peer that is away. */
    public static Limits standard() {
        return new Limits(100_000, 64L << 20, 2_000, 1L << 20);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
