package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/**
 * Configurations at one event of which none is at least as good as another: same state, same conditional operations
 * placed, no fewer reads satisfied, no more writes used up.
 */
final class Antichain {

    private final Pending pending;
    private final Multisets multisets;
    private int[] states = new int[16];
    private long[] done = new long[16];
    private long[] required = new long[16];
    private int[] used = new int[16];
    private int size;
    private long comparisons;

    Antichain(Pending pending, Multisets multisets) {
        this.pending = pending;
        this.multisets = multisets;
    }

    /** How many configurations were compared so far. */
    long comparisons() {
        return comparisons;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void get(int index, Configuration into) {
        into.set(states[index], done[index], required[index], used[index]);
    }

    /** Takes out the last one. */
    void removeLast(Configuration into) {
        get(--size, into);
    }

    /** Notes that a reader was called: where the state already satisfies it, it is done. */
    void callReader(Steps steps, int callClass, long bit) {
        for (var i = 0; i < size; i++) {
            if (steps.step(states[i], callClass) != Steps.ILLEGAL) {
                done[i] |= bit;
            }
        }
    }

    /** Notes that a blind write was called: nothing hides it yet. */
    void callBlind(long bit) {
        for (var i = 0; i < size; i++) {
            required[i] |= bit;
        }
    }

    int state(int index) {
        return states[index];
    }

    /** Adds a configuration unless one is at least as good, and drops those that are no better than it. */
    boolean add(Configuration at) {
        comparisons += size;
        for (var i = 0; i < size; i++) {
            if (states[i] == at.state && isAsGood(i, at)) {
                return false;
            }
        }
        var kept = 0;
        for (var i = 0; i < size; i++) {
            if (states[i] != at.state || !isNoBetter(i, at)) {
                move(i, kept++);
            }
        }
        size = kept;
        append(at);
        return true;
    }

    /** Adds a configuration without comparing. */
    void append(Configuration at) {
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
            done = Arrays.copyOf(done, size * 2);
            required = Arrays.copyOf(required, size * 2);
            used = Arrays.copyOf(used, size * 2);
        }
        states[size] = at.state;
        done[size] = at.done;
        required[size] = at.required;
        used[size++] = at.used;
    }

    long bytes() {
        return states.length * 24L;
    }

    private boolean isAsGood(int index, Configuration at) {
        return ((done[index] ^ at.done) & pending.others) == 0
                && (at.done & pending.readers & ~done[index]) == 0
                && (done[index] & pending.blinds & ~at.done) == 0
                && (required[index] & ~at.required) == 0
                && multisets.isWithin(used[index], at.used);
    }

    private boolean isNoBetter(int index, Configuration at) {
        return ((done[index] ^ at.done) & pending.others) == 0
                && (done[index] & pending.readers & ~at.done) == 0
                && (at.done & pending.blinds & ~done[index]) == 0
                && (at.required & ~required[index]) == 0
                && multisets.isWithin(at.used, used[index]);
    }

    private void move(int from, int to) {
        states[to] = states[from];
        done[to] = done[from];
        required[to] = required[from];
        used[to] = used[from];
    }
}
