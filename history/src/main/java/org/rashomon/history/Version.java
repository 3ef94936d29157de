package org.rashomon.history;

/**
 * What a store tells about the version that an operation wrote or read; every part is optional.
 *
 * @param dot the identity of the write
 * @param timestampMicros the stamp by which the store orders the write, in microseconds of its own clock; 0 if none
 * @param context the writes that the accepting replica had applied when it accepted this one, itself excluded
 * @param seen what the answering replica had applied when it answered
 */
public record Version(Dot dot, long timestampMicros, VersionVector context, VersionVector seen) {

    /** A store that tells nothing. */
    public static final Version NONE = new Version(Dot.NONE, 0, VersionVector.EMPTY, VersionVector.EMPTY);

    /** Whether the version names its write, so that {@link #context} can be trusted to say what it had seen. */
    public boolean isKnown() {
        return dot.isKnown();
    }

    /** Whether the write with {@code earlier}'s dot had been applied where this version was written. */
    public boolean hadSeen(Version earlier) {
        return context.includes(earlier.dot);
    }
}
