package org.rashomon.referencedb;

import java.util.ArrayDeque;

/** The tombstones that a replica keeps in its registers, and their end. */
final class Graveyard {

    /** Looked at in one round, so that none takes long. */
    private static final int ROUND = 1_000;

    private final ReplicaConfig config;
    private final State state;
    private final ArrayDeque<Tombstone> tombstones = new ArrayDeque<>();

    /** A tombstone and when it came here. */
    private record Tombstone(String key, Dot dot, long wallMicros) {}

    Graveyard(ReplicaConfig config, State state) {
        this.config = config;
        this.state = state;
    }

    /** A version was taken in; it may be a tombstone. */
    void note(Change version, long wallMicros) {
        if (!version.content().isValue()
                && config.policies().conflicts().resolution() == ConflictPolicy.Resolution.ONE_WINS) {
            tombstones.add(new Tombstone(version.key(), version.dot(), wallMicros));
        }
    }

    /** Forgets what may be forgotten. */
    void collect(Knowledge knowledge, long wallMicros) {
        for (var left = Math.min(ROUND, tombstones.size()); left > 0; left--) {
            var tombstone = tombstones.remove();
            if (!state.peek(tombstone.key()).contains(tombstone.dot())) {
                continue;
            }
            var sight = new Tombstones.Sight(
                    knowledge.isSeenByAll(tombstone.dot()),
                    config.policies().clock().isCausal(),
                    wallMicros - tombstone.wallMicros());
            if (config.policies().tombstones().mayCollect(sight)) {
                state.forget(tombstone.key(), tombstone.dot());
            } else {
                tombstones.add(tombstone);
            }
        }
    }

    int size() {
        return tombstones.size();
    }
}
