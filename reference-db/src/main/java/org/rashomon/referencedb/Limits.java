package org.rashomon.referencedb;

/**
 * Bounds on the memory that replication takes.
 *
 * @param outboxChanges how many changes that a peer lacks are kept one by one
 * @param outboxBytes their total size, roughly
 * @param batchChanges how many changes travel in one message
 * @param batchBytes their total size, roughly; a single larger change still travels
 * @param heldChanges how many changes are held back until what they depend on has arrived
 * @param compactRecords after how many log records, or four times as many as there are keys, the log is compacted
 */
public record Limits(
        int outboxChanges, long outboxBytes, int batchChanges, long batchBytes, int heldChanges, int compactRecords) {

    public Limits {
        requirePositive("outboxChanges", outboxChanges);
        requirePositive("outboxBytes", outboxBytes);
        requirePositive("batchChanges", batchChanges);
        requirePositive("batchBytes", batchBytes);
        requirePositive("heldChanges", heldChanges);
        requirePositive("compactRecords", compactRecords);
    }

    /** What the server uses: some tens of megabytes for a peer that is away. */
    public static Limits standard() {
        return new Limits(100_000, 64L << 20, 2_000, 1L << 20, 20_000, 100_000);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
