package org.rashomon.referencedb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The snapshots that peers are sending, as far as they have come. */
final class PartialSnapshots {

    private final State state;
    private final Map<String, Incoming> bySender = new TreeMap<>();

    PartialSnapshots(State state) {
        this.state = state;
    }

    /** How many keys of the snapshot that the part belongs to are here. */
    int keysOf(PeerMessage.SnapshotPart part) {
        var incoming = bySender.get(part.from());
        return incoming == null || !incoming.has(part) ? 0 : incoming.keys().size();
    }

    /** Adds the next part of a snapshot; the first takes the place of whatever its sender has begun before. */
    void add(PeerMessage.SnapshotPart part) {
        if (part.first() == 0) {
            bySender.put(part.from(), new Incoming());
        }
        bySender.computeIfAbsent(part.from(), absent -> new Incoming()).add(part, state);
    }

    /** What has come from the sender, which is forgotten here. */
    Incoming remove(String sender) {
        var incoming = bySender.remove(sender);
        return incoming == null ? new Incoming() : incoming;
    }

    /** What rebuilds it. */
    List<LogRecord.Part> records() {
        return bySender.values().stream()
                .flatMap(incoming -> incoming.parts().stream())
                .map(LogRecord.Part::new)
                .toList();
    }
}
