package org.rashomon.referencedb;

import java.util.List;

/**
 * Which writes a replica had applied at one moment.
 *
 * @param vector for each origin, the sequence up to which all were applied
 * @param beyond what was applied beyond that, in order
 */
public record AppliedDots(VersionVector vector, List<Dot> beyond) {

    public AppliedDots {
        beyond = List.copyOf(beyond);
    }

    /** Whether the write had been applied. */
    public boolean contains(Dot dot) {
        return vector.contains(dot) || beyond.contains(dot);
    }
}
