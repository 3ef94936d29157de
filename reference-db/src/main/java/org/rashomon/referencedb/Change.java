package org.rashomon.referencedb;

import java.util.List;

/**
 * One accepted write: what is logged, sent to peers and kept among the versions of its key for as long as it counts.
 *
 * @param dot who accepted it, and as which of its writes
 * @param content what it wrote; a tombstone for a delete
 * @param timestampMicros what the accepting replica's clock source said
 * @param context what the accepting replica had applied just before: the writes that this one may depend on
 * @param overwrites the versions of the key that it took the place of, in order
 */
public record Change(
        Dot dot, String key, Content content, long timestampMicros, VersionVector context, List<Dot> overwrites) {

    /** Covers object headers and the numbers; strings come on top. */
    private static final int OVERHEAD_BYTES = 200;

    public Change {
        overwrites = List.copyOf(overwrites);
    }

    /** The same write with other content: what a statement gave here. */
    public Change withContent(Content other) {
        return new Change(dot, key, other, timestampMicros, context, overwrites);
    }

    /** The same row under the id that it has here. */
    public Change withKey(String other) {
        return new Change(dot, other, content, timestampMicros, context, overwrites);
    }

    /** Whether neither of the two was accepted with knowledge of the other. */
    public boolean isConcurrentWith(Change other) {
        return !context.contains(other.dot) && !other.context.contains(dot);
    }

    /** A rough upper bound of its size in memory and on the wire, for bounding buffers. */
    int weightBytes() {
        return OVERHEAD_BYTES + 2 * (key.length() + content.text().length()) + 48 * overwrites.size();
    }
}
