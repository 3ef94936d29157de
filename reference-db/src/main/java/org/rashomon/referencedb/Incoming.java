package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot as far as it has come. Each key is made ready as it comes: so little is left to do with the last, while
 * nobody is served.
 */
final class Incoming {

    private final List<PeerMessage.SnapshotPart> parts = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    /** Of all that is ready. */
    private final StateDigest digest = new StateDigest();

    /**
     * A key.
     *
     * @param ready what a replica comes to that holds nothing of it and has applied none of it
     */
    record Key(KeyVersions sent, Versions ready) {

        /** Whether what is ready does not depend on what else was applied. */
        boolean isPlain() {
            return sent.replacedEarly().isEmpty() && ready.replacedEarly().isEmpty();
        }
    }

    /** Takes in what comes next. */
    void add(PeerMessage.SnapshotPart part, State state) {
        parts.add(part);
        add(part.keys(), state);
    }

    /** Takes in keys that are no part. */
    void add(List<KeyVersions> sent, State state) {
        sent.forEach(key -> keys.add(new Key(key, state.ready(key, digest))));
    }

    /** Whether it is the same snapshot that the part belongs to. */
    boolean has(PeerMessage.SnapshotPart part) {
        return parts.getLast().id() == part.id();
    }

    List<PeerMessage.SnapshotPart> parts() {
        return parts;
    }

    List<Key> keys() {
        return keys;
    }

    StateDigest digest() {
        return digest;
    }
}
