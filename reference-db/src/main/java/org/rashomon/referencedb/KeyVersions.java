package org.rashomon.referencedb;

import java.util.List;

/**
 * All that a replica holds of one key, for a snapshot.
 *
 * @param replacedEarly versions that were overwritten there before they arrived
 */
public record KeyVersions(String key, List<Change> versions, List<Dot> replacedEarly) {

    public KeyVersions {
        versions = List.copyOf(versions);
        replacedEarly = List.copyOf(replacedEarly);
    }

    /** Roughly what it takes. */
    public int weightBytes() {
        return versions.stream().mapToInt(Change::weightBytes).sum() + 48 * replacedEarly.size() + 64;
    }
}
