package org.rashomon.referencedb;

/**
 * One accepted write: what is logged, sent to peers and, if it prevails, stored as the version of its key.
 *
 * @param dot who accepted it, and as which of its writes
 * @param content what it wrote; a tombstone for a delete
 * @param timestampMicros the accepting replica's clock, microseconds since 1970; neither unique nor monotonic
 * @param context what the accepting replica had applied just before: the writes that this one may depend on
 */
public record Change(Dot dot, String key, Content content, long timestampMicros, VersionVector context) {

    /** Covers object headers and the numbers; strings come on top. */
    private static final int OVERHEAD_BYTES = 160;

    /** A rough upper bound of its size in memory and on the wire, for bounding buffers. */
    int weightBytes() {
        return OVERHEAD_BYTES + 2 * (key.length() + content.text().length());
    }
}
