package org.rashomon.referencedb;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/** For each origin, the sequence up to which all its writes were applied. Immutable; iterates in name order. */
public final class VersionVector {

    private static final VersionVector EMPTY = new VersionVector(new String[0], new long[0]);

    private final String[] origins;
    private final long[] sequences;

    private VersionVector(String[] origins, long[] sequences) {
        this.origins = origins;
        this.sequences = sequences;
    }

    /** Nothing applied. */
    public static VersionVector empty() {
        return EMPTY;
    }

    /** The vector with these entries. */
    public static VersionVector of(Map<String, Long> entries) {
        var vector = EMPTY;
        for (var entry : new TreeMap<>(entries).entrySet()) {
            vector = vector.with(entry.getKey(), entry.getValue());
        }
        return vector;
    }

    /** Everything that an origin wrote up to this write. */
    static VersionVector upTo(Dot dot) {
        return EMPTY.with(dot.origin(), dot.sequence());
    }

    /** Everything that an origin wrote before this write. */
    static VersionVector before(Dot dot) {
        return dot.sequence() == 1 ? EMPTY : EMPTY.with(dot.origin(), dot.sequence() - 1);
    }

    /** The sequence up to which the origin's writes were applied; 0 if none was. */
    public long get(String origin) {
        var index = Arrays.binarySearch(origins, origin);
        return index < 0 ? 0 : sequences[index];
    }

    /** Whether the write was applied. */
    public boolean contains(Dot dot) {
        return get(dot.origin()) >= dot.sequence();
    }

    /** This vector with the origin's entry replaced. */
    public VersionVector with(String origin, long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence of " + origin + " must be at least 1, was " + sequence);
        }
        var index = Arrays.binarySearch(origins, origin);
        if (index >= 0) {
            var replaced = sequences.clone();
            replaced[index] = sequence;
            return new VersionVector(origins, replaced);
        }
        return inserted(-index - 1, origin, sequence);
    }

    private VersionVector inserted(int at, String origin, long sequence) {
        var names = new String[origins.length + 1];
        var values = new long[sequences.length + 1];
        System.arraycopy(origins, 0, names, 0, at);
        System.arraycopy(sequences, 0, values, 0, at);
        names[at] = origin;
        values[at] = sequence;
        System.arraycopy(origins, at, names, at + 1, origins.length - at);
        System.arraycopy(sequences, at, values, at + 1, sequences.length - at);
        return new VersionVector(names, values);
    }

    /** The larger of each entry. */
    public VersionVector join(VersionVector other) {
        var joined = this;
        for (var i = 0; i < other.origins.length; i++) {
            if (other.sequences[i] > joined.get(other.origins[i])) {
                joined = joined.with(other.origins[i], other.sequences[i]);
            }
        }
        return joined;
    }

    /** Whether every write in the other is in this one. */
    public boolean covers(VersionVector other) {
        for (var i = 0; i < other.origins.length; i++) {
            if (other.sequences[i] > get(other.origins[i])) {
                return false;
            }
        }
        return true;
    }

    public int size() {
        return origins.length;
    }

    /** Hands out the entries in the order of their names. */
    public void forEach(ObjLongConsumer<String> action) {
        for (var i = 0; i < origins.length; i++) {
            action.accept(origins[i], sequences[i]);
        }
    }

    /** The entries in the order of their names. */
    public SortedMap<String, Long> entries() {
        var map = new TreeMap<String, Long>();
        forEach(map::put);
        return Collections.unmodifiableSortedMap(map);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionVector that
                && Arrays.equals(origins, that.origins)
                && Arrays.equals(sequences, that.sequences);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(origins) + Arrays.hashCode(sequences);
    }

    @Override
    public String toString() {
        return entries().toString();
    }
}
