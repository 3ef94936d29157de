package org.rashomon.checkers.testing;

import java.util.HashMap;
import java.util.Map;
import org.rashomon.history.Dot;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Short ways to write versions down. */
public final class Versions {

    private Versions() {}

    /** The version with this dot and stamp, accepted by a replica that had applied {@code context}. */
    public static Version version(String replica, long sequence, long stamp, Map<String, Long> context) {
        var seen = new HashMap<>(context);
        seen.put(replica, sequence);
        return new Version(new Dot(replica, sequence), stamp, VersionVector.of(context), VersionVector.of(seen));
    }

    /** The same version, as told by a replica that has applied {@code seen}. */
    public static Version seenBy(Version version, Map<String, Long> seen) {
        return new Version(version.dot(), version.timestampMicros(), version.context(), VersionVector.of(seen));
    }
}
