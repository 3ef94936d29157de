package org.rashomon.referencedb;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The log of conflicts: the latest of them, and how many of each kind there were. */
final class Conflicts {

    private static final int KEPT = 1_000;

    private final ConflictPolicy.Resolution policy;
    private final ArrayDeque<Conflict> latest = new ArrayDeque<>();
    private final Map<Conflict.Kind, Long> counts = new EnumMap<>(Conflict.Kind.class);
    private long number;

    Conflicts(ConflictPolicy.Resolution policy) {
        this.policy = policy;
    }

    /** A change has come from a peer; these versions were there before and after. */
    void note(Change remote, List<Change> before, Versions after) {
        if (policy == ConflictPolicy.Resolution.NONE) {
            return;
        }
        for (var local : before) {
            if (local.isConcurrentWith(remote)) {
                add(local, remote, after);
            }
        }
    }

    private void add(Change local, Change remote, Versions after) {
        var kind = kind(local, remote);
        number++;
        counts.merge(kind, 1L, Long::sum);
        latest.add(new Conflict(number, remote.key(), kind, local.dot(), remote.dot(), resolution(remote, after)));
        if (latest.size() > KEPT) {
            latest.remove();
        }
    }

    private static Conflict.Kind kind(Change local, Change remote) {
        if (!remote.content().isValue()) {
            return local.content().isValue() ? Conflict.Kind.DELETE_ORIGIN_DIFFERS : Conflict.Kind.DELETE_MISSING;
        }
        if (!local.content().isValue()) {
            return Conflict.Kind.UPDATE_MISSING;
        }
        return remote.overwrites().isEmpty() ? Conflict.Kind.INSERT_EXISTS : Conflict.Kind.UPDATE_ORIGIN_DIFFERS;
    }

    private Conflict.Resolution resolution(Change remote, Versions after) {
        return switch (policy) {
            case KEEP_BOTH -> Conflict.Resolution.KEEP_BOTH;
            case MERGE -> Conflict.Resolution.MERGE;
            case ONE_WINS, NONE ->
                after.contains(remote.dot()) ? Conflict.Resolution.APPLY_REMOTE : Conflict.Resolution.KEEP_LOCAL;
        };
    }

    /** Those that are kept and numbered above the given one. */
    List<Conflict> after(long from) {
        return latest.stream().filter(conflict -> conflict.number() > from).toList();
    }

    /** How many there were in all. */
    long total() {
        return number;
    }

    Map<Conflict.Kind, Long> counts() {
        return Map.copyOf(counts);
    }
}
