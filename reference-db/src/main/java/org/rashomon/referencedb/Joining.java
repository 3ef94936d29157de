package org.rashomon.referencedb;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps a replica that has lost its data from accepting writes until it has what every sender had when first heard, and
 * every receiver of its own writes. Otherwise it would give new writes the dots of those that it has forgotten: in a
 * ring the next node may have writes that have not yet come round to the one before.
 */
final class Joining {

    private final TreeSet<String> unheard = new TreeSet<>();
    private final TreeSet<String> unanswered = new TreeSet<>();
    private VersionVector needed = VersionVector.empty();
    private boolean isOver;

    Joining(ReplicaConfig config) {
        this.isOver = !config.mustCatchUp();
        var all = new TreeSet<>(config.peers());
        all.add(config.node());
        unanswered.addAll(config.policies().topology().targets(config.node(), config.peers()));
        for (var peer : config.peers()) {
            var others = all.stream().filter(other -> !other.equals(peer)).toList();
            if (config.policies().topology().targets(peer, others).contains(config.node())) {
                unheard.add(peer);
            }
        }
    }

    /** A peer has told what everybody has. */
    void heard(String from, Map<String, VersionVector> known) {
        if (unheard.remove(from)) {
            needed = new TreeMap<>(known).values().stream().reduce(needed, VersionVector::join);
        }
    }

    /** One that this replica sends to has told what it has. */
    void answered(String from, VersionVector applied) {
        if (unanswered.remove(from)) {
            needed = needed.join(applied);
        }
    }

    /** Whether writes may be accepted. */
    boolean isOver(VersionVector applied) {
        isOver = isOver || (unheard.isEmpty() && unanswered.isEmpty() && applied.covers(needed));
        return isOver;
    }
}
