package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/**
 * The configurations a search has given up on. A new one need not be tried when one of these was at least as good: it
 * stood at the same event in the same state, had placed the same operations that change the state on conditions, had
 * satisfied no fewer reads, and had used up no more writes.
 */
final class Visited {

    private static final int NONE = 0;

    /** How operations that never return count when two configurations are compared. */
    enum Thrift {
        /** Whoever has used up more is worse. */
        EXACT,
        /** They do not count: some that would do are forgotten, but there are far fewer to try. */
        CARELESS
    }

    private final Pending pending;
    private final Multisets multisets;
    private final Thrift thrift;
    private long[] places = new long[1 << 8];
    private long[] conditional = new long[1 << 8];
    private int[] heads = new int[1 << 8];
    private int groups;
    private long[] done = new long[1 << 7];
    private long[] required = new long[1 << 7];
    private int[] used = new int[1 << 7];
    private int[] next = new int[1 << 7];
    private int entries = 1;

    Visited(Pending pending, Multisets multisets, Thrift thrift) {
        this.thrift = thrift;
        this.pending = pending;
        this.multisets = multisets;
    }

    /** Remembers a configuration, unless one that was remembered before is at least as good. */
    boolean add(int position, Configuration configuration) {
        var place = (long) position << 32 | configuration.state;
        var group = find(place, configuration.done & pending.others);
        for (var entry = heads[group]; entry != NONE; entry = next[entry]) {
            if (isAsGood(entry, configuration)) {
                return false;
            }
        }
        if (heads[group] == NONE) {
            places[group] = place;
            conditional[group] = configuration.done & pending.others;
            groups++;
        }
        heads[group] = entry(configuration, heads[group]);
        if (groups * 2 > heads.length) {
            grow();
        }
        return true;
    }

    long bytes() {
        return heads.length * 20L + done.length * 24L;
    }

    private boolean isAsGood(int entry, Configuration configuration) {
        return (configuration.done & pending.readers & ~done[entry]) == 0
                && (done[entry] & pending.blinds & ~configuration.done) == 0
                && (required[entry] & ~configuration.required) == 0
                && (thrift == Thrift.CARELESS || multisets.isWithin(used[entry], configuration.used));
    }

    private int entry(Configuration configuration, int behind) {
        if (entries == done.length) {
            done = Arrays.copyOf(done, entries * 2);
            required = Arrays.copyOf(required, entries * 2);
            used = Arrays.copyOf(used, entries * 2);
            next = Arrays.copyOf(next, entries * 2);
        }
        done[entries] = configuration.done;
        required[entries] = configuration.required;
        used[entries] = configuration.used;
        next[entries] = behind;
        return entries++;
    }

    private int find(long place, long condition) {
        var mask = heads.length - 1;
        var at = (int) (LongIntMap.mix(place ^ LongIntMap.mix(condition)) >>> 32) & mask;
        while (heads[at] != NONE && (places[at] != place || conditional[at] != condition)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        var oldPlaces = places;
        var oldConditional = conditional;
        var oldHeads = heads;
        places = new long[oldHeads.length * 2];
        conditional = new long[oldHeads.length * 2];
        heads = new int[oldHeads.length * 2];
        for (var i = 0; i < oldHeads.length; i++) {
            if (oldHeads[i] != NONE) {
                var at = find(oldPlaces[i], oldConditional[i]);
                places[at] = oldPlaces[i];
                conditional[at] = oldConditional[i];
                heads[at] = oldHeads[i];
            }
        }
    }
}
