package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;

/**
 * The chains of a register whose values are unique: a write, the reads of its value, the compare-and-set that replaced
 * it, the reads of that value, and so on. In a linearization a chain is not interrupted by another.
 *
 * <p>Let f be the first return and s the last call in a chain. A chain B must stand before a chain A exactly when f of
 * B is before s of A. This relation has a cycle exactly when two chains must each stand before the other: on a shortest
 * cycle let M have the least f, P stand before it and Q before P; then f(M) is at most f(Q), which is before s(P), so
 * M must stand before P as well. Hence it is enough that intervals [f, s] with f before s ("forward") do not overlap
 * and none contains an interval [s, f] ("backward").
 */
final class Chains {

    static final int NONE = -1;

    private final Subhistory history;
    private final int[] source;
    private final int initial;
    /** For each writer the compare-and-set that replaced its value. */
    private final int[] replacement;

    private final boolean[] isRoot;
    private final boolean[] isWriter;
    /** For each writer the reader of its value that returned first and the one that was called last. */
    private final int[] firstReturned;

    private final int[] lastCalled;
    /** For each chain, by its root, who returned first and who was called last. */
    private final int[] chainFirst;

    private final int[] chainLast;
    private int writers;

    Chains(Subhistory history, int[] source) {
        this.history = history;
        this.source = source;
        initial = history.size();
        replacement = filled();
        firstReturned = filled();
        lastCalled = filled();
        chainFirst = filled();
        chainLast = filled();
        isRoot = new boolean[initial + 1];
        isWriter = new boolean[initial + 1];
        isRoot[initial] = true;
    }

    private int[] filled() {
        var ops = new int[initial + 1];
        Arrays.fill(ops, NONE);
        return ops;
    }

    /** Adds a write or compare-and-set; answers another that replaced the same value, or {@link #NONE}. */
    int addWriter(int op) {
        isWriter[op] = true;
        writers++;
        if (source[op] == NONE) {
            isRoot[op] = true;
            return NONE;
        }
        var rival = replacement[source[op]];
        replacement[source[op]] = op;
        return rival;
    }

    /** Adds a read. */
    int addReader(int op) {
        var of = source[op];
        firstReturned[of] = earlierReturn(firstReturned[of], op);
        lastCalled[of] = laterCall(lastCalled[of], op);
        return NONE;
    }

    /** Operations that cannot all be explained, if there are any. */
    Optional<int[]> conflict() {
        var reached = 0;
        for (var root = initial; root >= 0; root--) {
            if (isRoot[root]) {
                for (var at = root; at != NONE; at = replacement[at]) {
                    reached += at == initial ? 0 : 1;
                    var pair = append(root, at);
                    if (pair != NONE) {
                        return Optional.of(segment(root, chainLast[root], pair));
                    }
                }
            }
        }
        return reached < writers ? Optional.of(cycle()) : overlap();
    }

    /** Appends a value's cluster to its chain; answers an operation that returned before one in front was called. */
    private int append(int root, int at) {
        if (at == initial) {
            chainFirst[root] = initial;
            chainLast[root] = initial;
        } else {
            if (returned(at) < calledLast(root)) {
                return at;
            }
            chainLast[root] = laterCall(chainLast[root], at);
            chainFirst[root] = earlierReturn(chainFirst[root], at);
        }
        if (lastCalled[at] != NONE) {
            if (returned(firstReturned[at]) < calledLast(root)) {
                return firstReturned[at];
            }
            chainLast[root] = laterCall(chainLast[root], lastCalled[at]);
            chainFirst[root] = earlierReturn(chainFirst[root], firstReturned[at]);
        }
        return NONE;
    }

    private Optional<int[]> overlap() {
        var forward = forwardByStart();
        var open = NONE;
        for (var at = 0; at < forward.length; at++) {
            var root = forward[at];
            if (root != NONE) {
                if (open != NONE && calledLast(open) > at - 1) {
                    return Optional.of(both(open, root));
                }
                open = root;
            }
            forward[at] = open;
        }
        for (var root = 0; root < initial; root++) {
            if (isRoot[root] && isBackward(root)) {
                var around = around(forward, root);
                if (around != NONE && calledLast(around) > returnedFirst(root)) {
                    return Optional.of(both(around, root));
                }
            }
        }
        return Optional.empty();
    }

    /** The chains whose first return is before their last call, at one more than their first return. */
    private int[] forwardByStart() {
        var forward = new int[history.events.length + 1];
        Arrays.fill(forward, NONE);
        for (var root = 0; root <= initial; root++) {
            if (isRoot[root] && !isBackward(root)) {
                forward[returnedFirst(root) + 1] = root;
            }
        }
        return forward;
    }

    /** The last forward chain that begins before a backward one, given for each event the last one begun by then. */
    private int around(int[] lastBegun, int root) {
        return lastBegun[calledLast(root)];
    }

    private boolean isBackward(int root) {
        return returnedFirst(root) >= calledLast(root);
    }

    private int returnedFirst(int root) {
        return returned(chainFirst[root]);
    }

    private int calledLast(int root) {
        return chainLast[root] == NONE ? NONE : called(chainLast[root]);
    }

    private int returned(int op) {
        return op == initial ? NONE : history.ret[op];
    }

    private int called(int op) {
        return op == initial ? NONE : history.call[op];
    }

    private int earlierReturn(int op, int other) {
        return op == NONE || returned(other) < returned(op) ? other : op;
    }

    private int laterCall(int op, int other) {
        return op == NONE || called(other) > called(op) ? other : op;
    }

    private int[] both(int one, int other) {
        var first = segment(one, chainFirst[one], chainLast[one]);
        var second = segment(other, chainFirst[other], chainLast[other]);
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Two operations of a chain, and the writers of the values from the one's to the other's. */
    private int[] segment(int root, int one, int other) {
        var ops = new int[writers + 3];
        var length = 0;
        ops[length++] = one;
        ops[length++] = other;
        var inside = false;
        for (var at = root; at != NONE; at = replacement[at]) {
            var ends = (cluster(one) == at ? 1 : 0) + (cluster(other) == at ? 1 : 0);
            if (inside || ends > 0) {
                ops[length++] = at;
            }
            inside ^= ends == 1;
        }
        return Arrays.copyOf(ops, length);
    }

    private int cluster(int op) {
        return op == initial || isWriter[op] ? op : source[op];
    }

    /** Writers that are reached from no root replace each other's values in a circle. */
    private int[] cycle() {
        var reached = new boolean[initial + 1];
        for (var root = 0; root <= initial; root++) {
            for (var at = isRoot[root] ? root : NONE; at != NONE; at = replacement[at]) {
                reached[at] = true;
            }
        }
        var start = 0;
        while (!isWriter[start] || reached[start]) {
            start++;
        }
        var ops = new int[writers];
        var length = 0;
        var at = start;
        do {
            ops[length++] = at;
            at = replacement[at];
        } while (at != start && at != NONE);
        return Arrays.copyOf(ops, length);
    }

    /** A linearization, given that there is no conflict: chains in the order of points that none of them contains. */
    int[] order() {
        return new ChainOrder().order();
    }

    /** Sorts the chains by buckets of events. */
    private final class ChainOrder {

        private final int[] firstAt = new int[history.events.length + 1];
        private final int[] nextAt = filled();
        private final int[] firstReader = filled();
        private final int[] nextReader = filled();
        private final int[] order = new int[history.size()];
        private int length;

        int[] order() {
            Arrays.fill(firstAt, NONE);
            var lastBegun = forwardByStart();
            for (var at = 1; at < lastBegun.length; at++) {
                lastBegun[at] = lastBegun[at] == NONE ? lastBegun[at - 1] : lastBegun[at];
            }
            for (var root = initial; root >= 0; root--) {
                if (isRoot[root]) {
                    var point = point(root, lastBegun) + 1;
                    nextAt[root] = firstAt[point];
                    firstAt[point] = root;
                }
            }
            for (var op = initial - 1; op >= 0; op--) {
                if (!isWriter[op] && source[op] != NONE && history.returns(op)) {
                    nextReader[op] = firstReader[source[op]];
                    firstReader[source[op]] = op;
                }
            }
            for (var first : firstAt) {
                for (var root = first; root != NONE; root = nextAt[root]) {
                    add(root);
                }
            }
            return Arrays.copyOf(order, length);
        }

        private int point(int root, int[] lastBegun) {
            if (root == initial) {
                return NONE;
            }
            if (!isBackward(root)) {
                return returnedFirst(root);
            }
            var around = around(lastBegun, root);
            return around == NONE ? calledLast(root) : Math.max(calledLast(root), Chains.this.calledLast(around));
        }

        private void add(int root) {
            for (var at = root; at != NONE; at = replacement[at]) {
                if (at != initial) {
                    order[length++] = at;
                }
                for (var reader = firstReader[at]; reader != NONE; reader = nextReader[reader]) {
                    order[length++] = reader;
                }
            }
        }
    }
}
