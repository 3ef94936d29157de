package org.rashomon.history;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * For each replica, how many of its writes are included; together a downward-closed set of dots.
 *
 * @param entries replica to the highest sequence included; a replica that is absent counts as 0
 */
public record VersionVector(SortedMap<String, Long> entries) {

    /** Includes nothing. */
    public static final VersionVector EMPTY = new VersionVector(new TreeMap<>());

    public VersionVector {
        entries.forEach((replica, sequence) -> {
            if (sequence < 1) {
                throw new IllegalArgumentException(
                        "sequence of %s must be at least 1, was %d".formatted(replica, sequence));
            }
        });
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** The vector with these entries. */
    public static VersionVector of(Map<String, Long> entries) {
        return entries.isEmpty() ? EMPTY : new VersionVector(new TreeMap<>(entries));
    }

    /** The highest included sequence of a replica, 0 when there is none. */
    public long sequenceOf(String replica) {
        return entries.getOrDefault(replica, 0L);
    }

    /** Whether the write with this dot is included. An unknown dot never is. */
    public boolean includes(Dot dot) {
        return dot.isKnown() && dot.sequence() <= sequenceOf(dot.replica());
    }

    /** Whether everything that {@code other} includes is included here. */
    public boolean dominates(VersionVector other) {
        return other.entries.entrySet().stream().allMatch(entry -> entry.getValue() <= sequenceOf(entry.getKey()));
    }

    /** Includes everything that either includes. */
    public VersionVector join(VersionVector other) {
        if (dominates(other)) {
            return this;
        }
        var joined = new TreeMap<>(entries);
        other.entries.forEach((replica, sequence) -> joined.merge(replica, sequence, Math::max));
        return new VersionVector(joined);
    }

    /** Includes besides all writes of a dot's replica up to it. */
    public VersionVector with(Dot dot) {
        return dot.isKnown() ? join(of(Map.of(dot.replica(), dot.sequence()))) : this;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public String toString() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
