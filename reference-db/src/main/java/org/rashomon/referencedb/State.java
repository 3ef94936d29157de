package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a replica holds: the prevailing version of every key, and which writes it has applied. */
final class State {

    private final ConflictPolicy policy;
    /** Sorted, so that no iteration depends on hash codes. */
    private final TreeMap<String, Change> versions = new TreeMap<>();

    private final StateDigest digest = new StateDigest();
    private VersionVector applied = VersionVector.empty();
    private long values;

    State(ConflictPolicy policy) {
        this.policy = policy;
    }

    /**
     * Takes a change in, whichever way it came.
     *
     * <p>The vector moves only by the very next write of an origin. A change from a snapshot that is further ahead is
     * stored, but not claimed to be seen until {@link #caughtUp}: until then the writes before it may be missing.
     *
     * @return whether anything changed, so that it must be logged
     */
    boolean apply(Change change) {
        var dot = change.dot();
        var position = applied.get(dot.origin());
        if (dot.sequence() <= position) {
            return false;
        }
        var isNext = dot.sequence() == position + 1;
        var prevails = store(change);
        if (isNext) {
            applied = applied.with(dot.origin(), dot.sequence());
        }
        return isNext || prevails;
    }

    private boolean store(Change change) {
        var current = versions.get(change.key());
        if (current != null) {
            if (!policy.prevails(change, current)) {
                return false;
            }
            digest.remove(current);
            values -= current.content().isValue() ? 1 : 0;
        }
        versions.put(change.key(), change);
        digest.add(change);
        values += change.content().isValue() ? 1 : 0;
        return true;
    }

    /**
     * Nothing that the origin wrote up to the position is missing any more.
     *
     * @return whether anything changed, so that it must be logged
     */
    boolean caughtUp(String origin, long position) {
        if (position <= applied.get(origin)) {
            return false;
        }
        applied = applied.with(origin, position);
        return true;
    }

    VersionVector applied() {
        return applied;
    }

    /** The prevailing version of the key, be it a tombstone; null if it was never written. */
    @Nullable Change version(String key) {
        return versions.get(key);
    }

    Content content(String key) {
        var version = versions.get(key);
        return version == null ? Content.none() : version.content();
    }

    List<Change> valuesWithPrefix(String prefix) {
        var found = new ArrayList<Change>();
        for (var version : versions.tailMap(prefix, true).values()) {
            if (!version.key().startsWith(prefix)) {
                break;
            }
            if (version.content().isValue()) {
                found.add(version);
            }
        }
        return found;
    }

    /** The prevailing versions that the origin wrote after the position, in the order it wrote them. */
    List<Change> versionsOf(String origin, long after) {
        return versions.values().stream()
                .filter(version ->
                        version.dot().origin().equals(origin) && version.dot().sequence() > after)
                .sorted(Comparator.comparingLong(version -> version.dot().sequence()))
                .toList();
    }

    String digest() {
        return digest.hex();
    }

    /** How many keys have a value. */
    long values() {
        return values;
    }
}
