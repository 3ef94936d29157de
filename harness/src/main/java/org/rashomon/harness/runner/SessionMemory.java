package org.rashomon.harness.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Dot;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.workloads.clients.SessionToken;

/** What one session has seen, put together from the answers it was given. */
final class SessionMemory {

    /** A workload moves on to new keys for as long as it runs; what was read long ago is not written any more. */
    private static final int KEYS = 1000;

    private VersionVector seen = VersionVector.EMPTY;

    private final Map<String, List<Dot>> contexts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Dot>> eldest) {
            return size() > KEYS;
        }
    };

    /** What the session brings to its next operation on a key. */
    SessionToken token(String key) {
        return new SessionToken(seen, contexts.getOrDefault(key, List.of()));
    }

    /** Takes what an answer tells of the version that it read or wrote under a key. */
    void saw(String key, Version version) {
        seen = seen.join(version.seen()).with(version.dot());
        contexts.put(key, version.isKnown() ? List.of(version.dot()) : version.siblings());
    }
}
