package org.rashomon.referencedb;

import java.util.List;

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

    /** Asks for the receiver's position. */
    record Question(String from) implements PeerMessage {}

    /**
     * Part of everything the sender holds, for a receiver that needs changes which the sender no longer keeps one by
     * one. The receiver takes in all parts together, with the last.
     *
     * @param id which of the sender's snapshots it is a part of
     * @param part its number, from 0
     * @param end in the last part, what the whole snapshot stands for; empty otherwise
     */
    record SnapshotPart(String from, long id, int part, List<KeyVersions> keys, SnapshotEnd end)
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
            case SnapshotPart part ->
                part.keys().stream().mapToInt(key -> key.versions().size()).sum();
        };
    }
}
