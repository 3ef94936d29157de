package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The chains of registers whose values are unique: a write, the reads of its value, the compare-and-set that replaced
 * it, the reads of that value, and so on. In a linearization a chain is not interrupted by another.
 *
 * <p>Let f be the first return and s the last call in a chain. A chain B must stand before a chain A exactly when f of
 * B is before s of A. This relation has a cycle exactly when two chains must each stand before the other: on a shortest
 * cycle let M have the least f, P stand before it and Q before P; then f(M) is at most f(Q), which is before s(P), so
 * M must stand before P as well. Hence it is enough that intervals [f, s] with f before s ("forward") do not overlap
 * and none contains an interval [s, f] ("backward").
 *
 * <p>Chains of different registers never meet, but all are looked at in the same pass over the events.
 */
final class Chains {

    static final int NONE = -1;

    /** Before every event. */
    static final int START = -1;

    private final RegisterColumns register;
    private final int size;
    /** For each writer the compare-and-set that replaced its value; made when there is the first. */
    private int[] replacement = {};

    /** For each writer the first return among the reads of its value; once its chain is known, among the chain. */
    final int[] firstReturn;

    /** The last call, likewise. */
    final int[] lastCall;

    /** At the first return of a forward chain, and the last call of a backward one, the chain's root, or none. */
    final int[] rootAt;

    private int writers;

    Chains(RegisterColumns register) {
        this.register = register;
        size = register.size;
        firstReturn = new int[size + register.initial.length];
        lastCall = new int[firstReturn.length];
        rootAt = new int[register.events];
        Arrays.fill(firstReturn, Subhistory.NEVER);
        Arrays.fill(lastCall, START);
        Arrays.fill(rootAt, NONE);
    }

    /** Counts a write if it took effect. */
    void addWriteIf(boolean tookEffect) {
        writers += tookEffect ? 1 : 0;
    }

    /** Adds a read of a writer's value. */
    void addReader(int op, int source) {
        firstReturn[source] = Math.min(firstReturn[source], register.ret[op]);
        lastCall[source] = Math.max(lastCall[source], register.call[op]);
    }

    /** Adds a compare-and-set that replaced a writer's value; answers whether it is the only one. */
    boolean addReplacement(int op, int source) {
        if (replacement.length == 0) {
            replacement = new int[firstReturn.length];
            Arrays.fill(replacement, NONE);
        }
        if (replacement[source] != NONE) {
            return false;
        }
        replacement[source] = op;
        writers++;
        return true;
    }

    /** Another operation that replaced the value that this one observed, or {@link #NONE}. */
    int rival(int op) {
        for (var source = 0; source < replacement.length; source++) {
            var other = replacement[source];
            if (other != NONE && other != op && register.observes[other] == register.observes[op]) {
                return other;
            }
        }
        return NONE;
    }

    /** The one that replaced an operation's value, or {@link #NONE}. */
    int next(int op) {
        return replacement.length == 0 ? NONE : replacement[op];
    }

    /** Whether a chain begins with a write, or with an initial value. */
    boolean isRoot(int op) {
        return op >= size || (register.writes[op] >= 0 && register.observes[op] < 0);
    }

    /** Operations that cannot all be explained, if there are any. */
    Optional<int[]> conflict() {
        var reached = 0;
        for (var initial = size; initial < firstReturn.length; initial++) {
            var length = close(initial);
            if (length < 0) {
                return Optional.of(brokenChain(initial));
            }
            reached += length;
        }
        for (var i = 0; i < register.writers.size(); i++) {
            var root = register.writers.get(i);
            var length = close(root);
            if (length < 0) {
                return Optional.of(brokenChain(root));
            }
            reached += length;
        }
        return reached < writers ? Optional.of(cycle()) : overlap();
    }

    /**
     * Works out the first return and the last call of a whole chain. Answers how many writers it has, 0 when none took
     * effect, and a negative number when something returned before something in front of it was called.
     */
    private int close(int root) {
        var first = root < size ? register.ret[root] : START;
        var last = root < size ? register.call[root] : START;
        var length = root < size ? 1 : 0;
        for (var at = root; ; length++) {
            if (firstReturn[at] < last) {
                return -1;
            }
            first = Math.min(first, firstReturn[at]);
            last = Math.max(last, lastCall[at]);
            at = next(at);
            if (at == NONE) {
                break;
            }
            if (register.ret[at] < last) {
                return -1;
            }
            first = Math.min(first, register.ret[at]);
            last = Math.max(last, register.call[at]);
        }
        if (first == Subhistory.NEVER) {
            return 0;
        }
        firstReturn[root] = first;
        lastCall[root] = last;
        if (root < size) {
            rootAt[Math.min(first, last)] = root;
        }
        return length;
    }

    private Optional<int[]> overlap() {
        var begun = IntStream.range(size, firstReturn.length).toArray();
        for (var event = 0; event < rootAt.length; event++) {
            var root = rootAt[event];
            if (root != NONE) {
                var object = register.object(root);
                var before = begun[object];
                var isForward = firstReturn[root] == event;
                if (lastCall[before] > (isForward ? event : firstReturn[root])) {
                    return Optional.of(both(before, root));
                }
                begun[object] = isForward ? root : before;
            }
        }
        return Optional.empty();
    }

    /** An operation that returned before one in front of it was called, that one, and the writers between. */
    private int[] brokenChain(int root) {
        return new ChainParts(this, register, root).broken().ops();
    }

    /** The parts of two chains that each must stand before the other. */
    private int[] both(int one, int other) {
        var first = new ChainParts(this, register, one).around(lastCall[other], firstReturn[other]);
        var second = new ChainParts(this, register, other).around(first.lastCall(), first.firstReturn());
        return IntStream.concat(Arrays.stream(first.ops()), Arrays.stream(second.ops()))
                .toArray();
    }

    /** Writers that are reached from no root replace each other's values in a circle. */
    private int[] cycle() {
        var reached = new boolean[firstReturn.length];
        for (var root = 0; root < reached.length; root++) {
            for (var at = isRoot(root) ? root : NONE; at != NONE; at = next(at)) {
                reached[at] = true;
            }
        }
        var start = 0;
        while (next(start) == NONE || reached[start]) {
            start++;
        }
        var ops = IntStream.builder();
        var at = start;
        do {
            ops.add(at);
            at = next(at);
        } while (at != start);
        return ops.build().toArray();
    }
}
