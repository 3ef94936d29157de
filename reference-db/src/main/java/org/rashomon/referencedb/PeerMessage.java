package org.rashomon.referencedb;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one replica sends to another. Receiving one twice does no harm. */
public sealed interface PeerMessage {

    /** The sender. */
    String from();

    /** Changes in the order in which the receiver shall take them. */
    record Batch(String from, List<Transit> transits) implements PeerMessage {

        public Batch {
            transits = List.copyOf(transits);
        }
    }

    /**
     * Asks for the receiver's position, and tells what the sender knows.
     *
     * @param known what each replica has applied, the sender's own among them
     * @param digest of what the sender holds; empty if it does not want to compare
     */
    record Question(String from, SortedMap<String, VersionVector> known, String digest) implements PeerMessage {

        public Question {
            known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
        }
    }

    /** What the sender holds of keys in which the two differ though both have applied the same. */
    record Repair(String from, List<KeyVersions> keys) implements PeerMessage {

        public Repair {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Part of everything the sender holds, for a receiver that needs changes which the sender no longer keeps one by
     * one. The receiver takes in all parts together, with the last.
     *
     * @param id which of the sender's snapshots it is a part of
     * @param first how many keys of the snapshot come before these
     * @param end in the last part, what the whole snapshot stands for; empty otherwise
     */
    record SnapshotPart(String from, long id, int first, List<KeyVersions> keys, SnapshotEnd end)
            implements PeerMessage {

        public SnapshotPart {
            keys = List.copyOf(keys);
        }
    }

    /** How many changes travel in it. */
    default int size() {
        return switch (this) {
            case Batch(var ignored, var transits) -> transits.size();
            case Question ignored -> 0;
            case Repair(var ignored, var keys) ->
                keys.stream().mapToInt(key -> key.versions().size()).sum();
            case SnapshotPart part ->
                part.keys().stream().mapToInt(key -> key.versions().size()).sum();
        };
    }
}
