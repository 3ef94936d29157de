package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import org.rashomon.checkers.linearizability.Problem.Kind;

/**
 * What can be placed next when an operation is about to return and has not taken effect.
 *
 * <p>Nothing is placed before it is needed (Lowe's just-in-time linearization), blind writes least of all. Of pending
 * operations of one class only the one that returns first is tried: exchanging two of them changes nothing else.
 */
final class Moves {

    /** The returning blind write stays hidden behind a later one. */
    static final int EXPIRE = Problem.SLOTS;

    private final Pending pending;
    private final Problem problem;
    private final Steps steps;
    private final Multisets multisets;
    private final Endless endless;

    /** A stack of moves: a slot, {@link #EXPIRE}, or the complement of a class of operations that never return. */
    int[] moves = new int[256];

    int count;

    /** For the first states, whether something that waits in the configuration at hand could use them, once known. */
    private long usefulStates;

    private long knownStates;

    /** How operations that never return may be used. */
    enum Endless {
        /** Each once. */
        EXACT,
        /** As often as one likes once it was called: more than is possible, so a dead end is one. */
        UNLIMITED
    }

    Moves(Pending pending, Multisets multisets, Endless endless) {
        this.pending = pending;
        this.problem = pending.problem;
        this.steps = problem.steps;
        this.multisets = multisets;
        this.endless = endless;
    }

    /** Pushes every move that may help the operation in a slot to take effect; the most promising is pushed last. */
    void push(Configuration from, int target) {
        knownStates = 0;
        var bottom = count;
        var needed = pending.endlessCount + 2 * Problem.SLOTS + 2;
        if (count + needed > moves.length) {
            moves = Arrays.copyOf(moves, 2 * moves.length + needed);
        }
        var undone = pending.all() & ~from.done & ~(1L << target);
        pushBlind(from, undone & pending.blinds, target);
        pushOthers(from, undone & pending.others, target);
        sortByReturn(bottom);
        var open = count;
        pushEndless(from, bottom, target);
        rotate(bottom, open);
        pushTarget(from, target);
    }

    /** Carries out a move that is not {@link #EXPIRE}. */
    void apply(Configuration at, int move, int target) {
        var callClass = move < 0 ? ~move : pending.classIn[move];
        at.state = steps.step(at.state, callClass);
        if (move >= 0) {
            at.done |= 1L << move;
        } else if (endless == Endless.EXACT) {
            at.used = multisets.plus(at.used, callClass);
        }
        if (problem.kinds[callClass] == Kind.BLIND) {
            at.required = 0;
        }
        if (move != target && (pending.blinds >>> target & 1) != 0) {
            at.required |= 1L << target;
        }
        at.done |= satisfied(at.state, at.done);
    }

    /** The pending readers, not done yet, that a state satisfies. */
    long satisfied(int state, long done) {
        return pending.legalIn(state, pending.readers & ~done);
    }

    private void pushTarget(Configuration from, int target) {
        var bit = 1L << target;
        var next = steps.step(from.state, pending.classIn[target]);
        if ((pending.readers & bit) != 0 || next == Steps.ILLEGAL) {
            return;
        }
        var optional = (pending.blinds & bit) != 0 && (from.required & bit) == 0;
        var wanted = optional && next != from.state && isUseful(next, from, target);
        if (optional && wanted) {
            moves[count++] = EXPIRE;
        }
        moves[count++] = target;
        if (optional && !wanted) {
            moves[count++] = EXPIRE;
        }
    }

    private void pushOthers(Configuration from, long candidates, int target) {
        var bottom = count;
        for (var rest = candidates; rest != 0; rest &= rest - 1) {
            var slot = Long.numberOfTrailingZeros(rest);
            var legal = steps.step(from.state, pending.classIn[slot]) != Steps.ILLEGAL;
            if (legal && pending.classIn[slot] != pending.classIn[target]) {
                pushEarliest(slot, bottom);
            }
        }
    }

    private void pushBlind(Configuration from, long candidates, int target) {
        var bottom = count;
        for (var rest = candidates; rest != 0; rest &= rest - 1) {
            var slot = Long.numberOfTrailingZeros(rest);
            var callClass = pending.classIn[slot];
            if (callClass != pending.classIn[target] && isWorthBlind(steps.step(from.state, callClass), from)) {
                pushEarliest(slot, bottom);
            }
        }
    }

    /** Pushes a slot, or puts it in place of one of the same class that returns later. */
    private void pushEarliest(int slot, int bottom) {
        for (var at = bottom; at < count; at++) {
            if (pending.classIn[moves[at]] == pending.classIn[slot]) {
                if (returnOf(slot) < returnOf(moves[at])) {
                    moves[at] = slot;
                }
                return;
            }
        }
        moves[count++] = slot;
    }

    private void pushEndless(Configuration from, int bottom, int target) {
        var open = count;
        for (var rest = pending.endlessIn(from.state); rest != 0; rest &= rest - 1) {
            var callClass = pending.endless[Long.numberOfTrailingZeros(rest)];
            if (isWorthEndless(callClass, from) && !isReplaceable(callClass, bottom, open, target)) {
                moves[count++] = ~callClass;
            }
        }
        for (var at = Problem.SLOTS; at < pending.endlessCount; at++) {
            var callClass = pending.endless[at];
            if (isWorthEndless(callClass, from) && !isReplaceable(callClass, bottom, open, target)) {
                moves[count++] = ~callClass;
            }
        }
    }

    /** Whether one that returns can be tried in place of one of its class that does not. */
    private boolean isReplaceable(int callClass, int bottom, int open, int target) {
        return callClass == pending.classIn[target] || isOpen(callClass, bottom, open);
    }

    private boolean isWorthEndless(int callClass, Configuration from) {
        var next = steps.step(from.state, callClass);
        if (next == Steps.ILLEGAL || !isLeft(callClass, from.used)) {
            return false;
        }
        return problem.kinds[callClass] == Kind.BLIND
                ? isWorthBlind(next, from)
                : next != from.state && isUseful(next, from);
    }

    private boolean isLeft(int callClass, int used) {
        return endless == Endless.UNLIMITED || multisets.count(used, callClass) < pending.available[callClass];
    }

    private boolean isOpen(int callClass, int bottom, int open) {
        for (var at = bottom; at < open; at++) {
            if (pending.classIn[moves[at]] == callClass) {
                return true;
            }
        }
        return false;
    }

    private boolean isWorthBlind(int next, Configuration from) {
        return next == from.state ? from.required != 0 : isUseful(next, from);
    }

    /** The same for every move from one configuration, so it is found out once for each of the first states. */
    private boolean isUseful(int state, Configuration from) {
        if (state >= Long.SIZE) {
            return isUseful(state, from, Problem.NO_SLOT);
        }
        var bit = 1L << state;
        if ((knownStates & bit) == 0) {
            knownStates |= bit;
            usefulStates = isUseful(state, from, Problem.NO_SLOT) ? usefulStates | bit : usefulStates & ~bit;
        }
        return (usefulStates & bit) != 0;
    }

    /** Whether something that is waiting could take effect in a state. */
    private boolean isUseful(int state, Configuration from, int except) {
        var exceptBit = except == Problem.NO_SLOT ? 0 : 1L << except;
        if (pending.legalIn(state, (pending.readers | pending.others) & ~from.done & ~exceptBit) != 0) {
            return true;
        }
        for (var rest = pending.endlessIn(state) & pending.conditionalEndless(); rest != 0; rest &= rest - 1) {
            if (isLeft(pending.endless[Long.numberOfTrailingZeros(rest)], from.used)) {
                return true;
            }
        }
        for (var at = Problem.SLOTS; at < pending.endlessCount; at++) {
            var callClass = pending.endless[at];
            if (problem.kinds[callClass] == Kind.OTHER
                    && isLeft(callClass, from.used)
                    && steps.step(state, callClass) != Steps.ILLEGAL) {
                return true;
            }
        }
        return false;
    }

    private int returnOf(int slot) {
        return problem.history.ret[pending.opIn[slot]];
    }

    /** The one that returns first goes last, because moves are popped from the end. */
    private void sortByReturn(int bottom) {
        for (var i = bottom + 1; i < count; i++) {
            var move = moves[i];
            var at = i;
            while (at > bottom && returnOf(moves[at - 1]) < returnOf(move)) {
                moves[at] = moves[at - 1];
                at--;
            }
            moves[at] = move;
        }
    }

    /** Moves what lies above {@code open} below what lies between {@code bottom} and {@code open}. */
    private void rotate(int bottom, int open) {
        reverse(bottom, open);
        reverse(open, count);
        reverse(bottom, count);
    }

    private void reverse(int from, int to) {
        for (int low = from, high = to - 1; low < high; low++, high--) {
            var swap = moves[low];
            moves[low] = moves[high];
            moves[high] = swap;
        }
    }
}
