package org.rashomon.history;

import java.util.List;

/**
 * What a store tells about the version that an operation wrote or read; every part is optional.
 *
 * @param dot the identity of the write; {@link Dot#NONE} when a read returned several versions
 * @param timestampMicros the number by which the strategy ranks the write: microseconds of a wall or hybrid clock, a
 *     Lamport clock, an id, a priority; 0 if none
 * @param context the writes that the accepting replica had applied when it accepted this one, itself excluded; of a
 *     read of several versions, what a write that replaces them all has to know
 * @param seen what the answering replica had applied when it answered
 * @param siblings when a read returned several versions, or a value made of several, their dots; in the order of the
 *     values where these are told apart
 * @param overwrites the versions whose place the write took where it was accepted
 */
public record Version(
        Dot dot,
        long timestampMicros,
        VersionVector context,
        VersionVector seen,
        List<Dot> siblings,
        List<Dot> overwrites) {

    /** A store that tells nothing. */
    public static final Version NONE = new Version(Dot.NONE, 0, VersionVector.EMPTY, VersionVector.EMPTY);

    public Version {
        siblings = List.copyOf(siblings);
        overwrites = List.copyOf(overwrites);
    }

    /** One version, of which nobody tells what it replaced; or none. */
    public Version(Dot dot, long timestampMicros, VersionVector context, VersionVector seen) {
        this(dot, timestampMicros, context, seen, List.of(), List.of());
    }

    /** What a read of several versions was told. */
    public static Version ofSiblings(List<Dot> siblings, VersionVector context, VersionVector seen) {
        return new Version(Dot.NONE, 0, context, seen, siblings, List.of());
    }

    /** Whether the version names its write, so that {@link #context} can be trusted to say what it had seen. */
    public boolean isKnown() {
        return dot.isKnown();
    }

    /** Whether the store told anything at all. */
    public boolean isTold() {
        return isKnown() || timestampMicros != 0 || !context.isEmpty() || !seen.isEmpty() || tellsOfOthers();
    }

    private boolean tellsOfOthers() {
        return !siblings.isEmpty() || !overwrites.isEmpty();
    }

    /** Whether the write with {@code earlier}'s dot had been applied where this version was written. */
    public boolean hadSeen(Version earlier) {
        return context.includes(earlier.dot);
    }
}
