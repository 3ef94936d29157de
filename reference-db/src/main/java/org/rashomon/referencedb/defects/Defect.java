package org.rashomon.referencedb.defects;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.rashomon.referencedb.Disk;

/**
 * A known defect, planted by wrapping a port of the replica.
 *
 * @param name by which it is asked for: lower case, words joined by hyphens
 * @param description what it does, in one sentence
 * @param standsFor the class of bugs of real systems that it represents
 * @param wrapping how the replica's disk is wrapped
 */
public record Defect(String name, String description, String standsFor, DiskWrapping wrapping) {

    /** Puts a defective disk before a sound one. */
    @FunctionalInterface
    public interface DiskWrapping {

        /**
         * The disk that the replica shall use.
         *
         * @param synced what tells the replica that a position is durable; never called from within the disk's methods
         * @param clockMillis a clock that never runs backwards
         */
        Disk wrap(Disk sound, LongConsumer synced, LongSupplier clockMillis);
    }
}
