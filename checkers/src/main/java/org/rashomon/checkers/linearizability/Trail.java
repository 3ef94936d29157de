package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/** The order in which a search has placed operations so far; cut back when it turns around. */
final class Trail {

    private static final int OPEN = -1;

    private final Problem problem;
    /** The operation, or the complement of the class of one that never returns. */
    private int[] placed = new int[256];
    /** The entry right before which a hidden write belongs, or {@link #OPEN}. */
    private int[] before = new int[256];

    private int length;
    private int lastBlind = OPEN;

    Trail(Problem problem) {
        this.problem = problem;
    }

    int length() {
        return length;
    }

    int lastBlind() {
        return lastBlind;
    }

    void cutBack(int toLength, int toLastBlind) {
        length = toLength;
        lastBlind = toLastBlind;
    }

    /** Appends an operation, or the complement of the class of one that never returns. */
    void add(int placedOp) {
        push(placedOp, OPEN);
    }

    /** Appends a blind write behind which others may hide from now on. */
    void addBlind(int placedOp) {
        lastBlind = length;
        push(placedOp, OPEN);
    }

    /** Hides a blind write right before the last one that was placed in the open. */
    void hide(int op) {
        push(op, lastBlind);
    }

    long bytes() {
        return placed.length * 8L;
    }

    /** The operations in their order. */
    int[] linearization() {
        var hidden = new int[length];
        var next = new int[length];
        Arrays.fill(hidden, OPEN);
        var order = new int[length];
        var endless = new EndlessOperations(problem);
        for (var at = length - 1; at >= 0; at--) {
            if (before[at] != OPEN) {
                next[at] = hidden[before[at]];
                hidden[before[at]] = at;
            }
        }
        var size = 0;
        for (var at = 0; at < length; at++) {
            if (before[at] == OPEN) {
                for (var other = hidden[at]; other != OPEN; other = next[other]) {
                    order[size++] = placed[other];
                }
                order[size++] = placed[at] >= 0 ? placed[at] : endless.next(~placed[at]);
            }
        }
        return order;
    }

    private void push(int placedOp, int place) {
        if (length == placed.length) {
            placed = Arrays.copyOf(placed, length * 2);
            before = Arrays.copyOf(before, length * 2);
        }
        placed[length] = placedOp;
        before[length++] = place;
    }
}
