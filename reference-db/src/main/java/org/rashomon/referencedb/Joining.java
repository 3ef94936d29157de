package org.rashomon.referencedb;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps a replica that has lost its data from accepting writes until it has what every sender had when first heard.
 * Otherwise it would give new writes the dots of those that it has forgotten.
 */
final class Joining {

    private final TreeSet<String> unheard = new TreeSet<>();
    private VersionVector needed = VersionVector.empty();
    private boolean isOver;

    Joining(ReplicaConfig config) {
        this.isOver = !config.mustCatchUp();
        var all = new TreeSet<>(config.peers());
        all.add(config.node());
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

    /** Whether writes may be accepted. */
    boolean isOver(VersionVector applied) {
        isOver = isOver || (unheard.isEmpty() && applied.covers(needed));
        return isOver;
    }
}
