package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers multisets of classes: how often a configuration has used each class of operations that never returned. The
 * empty one is 0.
 */
final class Multisets {

    static final int EMPTY = 0;

    private static final long BYTES = 96;

    /** A multiset as pairs of class and count, ordered by class; compared by content. */
    @SuppressWarnings("ArrayRecordComponent") // equality is by content, see below
    private record Counts(int[] pairs) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Counts(var otherPairs) && Arrays.equals(pairs, otherPairs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(pairs);
        }

        @Override
        public String toString() {
            return Arrays.toString(pairs);
        }
    }

    private final List<int[]> sets = new ArrayList<>();
    /** For each set a bit for some of its members: whoever has a bit that another lacks is not within it. */
    private long[] signatures = new long[64];

    private final Map<Counts, Integer> numbers = new HashMap<>();
    private final LongIntMap additions = new LongIntMap(64);

    Multisets() {
        sets.add(new int[0]);
        numbers.put(new Counts(sets.get(EMPTY)), EMPTY);
    }

    int count(int set, int member) {
        if (set == EMPTY) {
            return 0;
        }
        var pairs = sets.get(set);
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == member) {
                return pairs[i + 1];
            }
        }
        return 0;
    }

    /** The number of the multiset with one more of a member. */
    int plus(int set, int member) {
        var key = (long) set << 32 | member;
        var known = additions.get(key);
        if (known == LongIntMap.ABSENT) {
            known = number(withOneMore(sets.get(set), member));
            additions.put(key, known);
        }
        return known;
    }

    /** Whether the smaller has of no member more than the larger. */
    boolean isWithin(int smaller, int larger) {
        if (smaller == larger || smaller == EMPTY) {
            return true;
        }
        if ((signatures[smaller] & ~signatures[larger]) != 0) {
            return false;
        }
        var few = sets.get(smaller);
        var many = sets.get(larger);
        var at = 0;
        for (var i = 0; i < few.length; i += 2) {
            while (at < many.length && many[at] < few[i]) {
                at += 2;
            }
            if (at >= many.length || many[at] != few[i] || many[at + 1] < few[i + 1]) {
                return false;
            }
        }
        return true;
    }

    long bytes() {
        return sets.size() * BYTES + additions.bytes();
    }

    private int number(int[] pairs) {
        var known = numbers.putIfAbsent(new Counts(pairs), sets.size());
        if (known != null) {
            return known;
        }
        sets.add(pairs);
        if (sets.size() > signatures.length) {
            signatures = Arrays.copyOf(signatures, 2 * signatures.length);
        }
        for (var i = 0; i < pairs.length; i += 2) {
            signatures[sets.size() - 1] |= 1L << pairs[i];
        }
        return sets.size() - 1;
    }

    private static int[] withOneMore(int[] pairs, int member) {
        var at = 0;
        while (at < pairs.length && pairs[at] < member) {
            at += 2;
        }
        if (at < pairs.length && pairs[at] == member) {
            var more = pairs.clone();
            more[at + 1]++;
            return more;
        }
        var more = new int[pairs.length + 2];
        System.arraycopy(pairs, 0, more, 0, at);
        more[at] = member;
        more[at + 1] = 1;
        System.arraycopy(pairs, at, more, at + 2, pairs.length - at);
        return more;
    }
}
