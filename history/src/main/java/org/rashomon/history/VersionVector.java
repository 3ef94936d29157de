package org.rashomon.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;

/**
 * For each replica, how many of its writes are included; together a downward-closed set of dots. A replica that is
 * absent counts as 0. Immutable; two small arrays, as every operation of a history carries two of them.
 */
public final class VersionVector {

    /** Includes nothing. */
    public static final VersionVector EMPTY = new VersionVector(new String[0], new long[0]);

    /** In their order. */
    private final String[] replicas;

    private final long[] sequences;

    private VersionVector(String[] replicas, long[] sequences) {
        this.replicas = replicas;
        this.sequences = sequences;
    }

    /** The vector with these entries: replica to the highest sequence included, at least 1. */
    public static VersionVector of(Map<String, Long> entries) {
        if (entries.isEmpty()) {
            return EMPTY;
        }
        var builder = new Builder(entries.size());
        new TreeMap<>(entries).forEach(builder::add);
        return builder.build();
    }

    /** Puts a vector together, its replicas in their order. */
    public static final class Builder {

        private final String[] replicas;
        private final long[] sequences;
        private int size;

        /** With room for so many replicas. */
        public Builder(int capacity) {
            replicas = new String[capacity];
            sequences = new long[capacity];
        }

        /** Adds the next replica. */
        public void add(String replica, long sequence) {
            if (sequence < 1) {
                throw new IllegalArgumentException(
                        "sequence of %s must be at least 1, was %d".formatted(replica, sequence));
            }
            if (size > 0 && replicas[size - 1].compareTo(replica) >= 0) {
                throw new IllegalArgumentException("%s does not follow %s".formatted(replica, replicas[size - 1]));
            }
            replicas[size] = replica;
            sequences[size++] = sequence;
        }

        /** The vector; the builder must not be used any more. */
        public VersionVector build() {
            return size == replicas.length
                    ? new VersionVector(replicas, sequences)
                    : new VersionVector(Arrays.copyOf(replicas, size), Arrays.copyOf(sequences, size));
        }
    }

    /** The highest included sequence of a replica, 0 when there is none. */
    public long sequenceOf(String replica) {
        for (var index = 0; index < replicas.length; index++) {
            if (replicas[index].equals(replica)) {
                return sequences[index];
            }
        }
        return 0;
    }

    /** Whether the write with this dot is included. An unknown dot never is. */
    public boolean includes(Dot dot) {
        return dot.isKnown() && dot.sequence() <= sequenceOf(dot.replica());
    }

    /** Whether everything that {@code other} includes is included here. */
    public boolean dominates(VersionVector other) {
        if (Arrays.equals(replicas, other.replicas)) {
            for (var index = 0; index < sequences.length; index++) {
                if (other.sequences[index] > sequences[index]) {
                    return false;
                }
            }
            return true;
        }
        for (var index = 0; index < other.replicas.length; index++) {
            if (other.sequences[index] > sequenceOf(other.replicas[index])) {
                return false;
            }
        }
        return true;
    }

    /** Includes everything that either includes. */
    public VersionVector join(VersionVector other) {
        if (dominates(other)) {
            return this;
        }
        if (other.dominates(this)) {
            return other;
        }
        var joined = new TreeMap<>(entries());
        other.forEach((replica, sequence) -> joined.merge(replica, sequence, Math::max));
        return of(joined);
    }

    /** Includes besides all writes of a dot's replica up to it. */
    public VersionVector with(Dot dot) {
        return !dot.isKnown() || includes(dot) ? this : join(of(Map.of(dot.replica(), dot.sequence())));
    }

    public boolean isEmpty() {
        return replicas.length == 0;
    }

    /** Hands out the entries in the order of the replicas. */
    public void forEach(ObjLongConsumer<String> action) {
        for (var index = 0; index < replicas.length; index++) {
            action.accept(replicas[index], sequences[index]);
        }
    }

    /** The entries in the order of the replicas. */
    public SortedMap<String, Long> entries() {
        var entries = new TreeMap<String, Long>();
        forEach(entries::put);
        return Collections.unmodifiableSortedMap(entries);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionVector that
                && Arrays.equals(sequences, that.sequences)
                && Arrays.equals(replicas, that.replicas);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(replicas) + Arrays.hashCode(sequences);
    }

    @Override
    public String toString() {
        return entries().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
