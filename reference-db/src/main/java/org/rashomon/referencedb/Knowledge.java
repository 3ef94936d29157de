package org.rashomon.referencedb;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a replica knows that the others have applied: a matrix clock (Wuu, Bernstein: Efficient solutions to the
 * replicated log and dictionary problems, 1984), passed on from node to node.
 */
final class Knowledge {

    private final List<String> peers;
    private final Map<String, VersionVector> heard = new TreeMap<>();
    /** Of each peer what it had applied at a time whose writes of that peer, and what it had seen, are all here. */
    private final Map<String, VersionVector> caughtUp = new TreeMap<>();
    /** What is to become the entry above once this replica has caught up with it. */
    private final Map<String, VersionVector> ahead = new TreeMap<>();

    Knowledge(List<String> peers) {
        this.peers = peers;
    }

    /** A peer has applied this, as it says itself or as others know. */
    void learn(String peer, VersionVector applied) {
        if (peers.contains(peer)) {
            heard.merge(peer, applied, (before, now) -> now.covers(before) ? now : before);
            ahead.putIfAbsent(peer, applied);
        }
    }

    /** This replica has applied this. */
    void catchUp(VersionVector applied) {
        for (var peer : peers) {
            var next = ahead.get(peer);
            if (next != null && applied.covers(next)) {
                caughtUp.put(peer, next);
                ahead.remove(peer);
            }
        }
    }

    /** Whether every replica has applied the write, and nothing that any had accepted before is still to come. */
    boolean isSeenByAll(Dot dot) {
        return peers.stream()
                .allMatch(peer ->
                        caughtUp.getOrDefault(peer, VersionVector.empty()).contains(dot));
    }

    /** All of it, with what this replica has applied itself. */
    SortedMap<String, VersionVector> told(String self, VersionVector applied) {
        var all = new TreeMap<>(heard);
        all.put(self, applied);
        return all;
    }
}
