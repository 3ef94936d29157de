package org.rashomon.checkers.causal;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The definitions of the consistency models, looked for by brute force: every order of a few operations is tried. Sets
 * of operations are bit masks.
 */
public final class Axioms {

    private final List<SmallHistory.Op> ops;
    private final int size;
    private final int[] before;
    private final int[] sessionBefore;
    private final int[] source;
    private final boolean cyclic;

    public Axioms(SmallHistory history) {
        ops = history.ops();
        size = ops.size();
        before = new int[size];
        sessionBefore = new int[size];
        source = new int[size];
        for (var later = 0; later < size; later++) {
            source[later] = -1;
            for (var earlier = 0; earlier < size; earlier++) {
                relate(earlier, later);
            }
        }
        close();
        cyclic = anyOf(op -> (before[op] >>> op & 1) == 1);
    }

    private void relate(int earlier, int later) {
        if (earlier < later
                && ops.get(earlier).session() == ops.get(later).session()
                && !ops.get(earlier).isUnknown()) {
            sessionBefore[later] |= 1 << earlier;
        }
        if (!ops.get(later).isWrite()
                && isWriteOf(earlier, ops.get(later).key())
                && ops.get(earlier).value() == ops.get(later).value()) {
            source[later] = earlier;
            before[later] |= 1 << earlier;
        }
        before[later] |= sessionBefore[later];
    }

    private void close() {
        for (var round = 0; round < size; round++) {
            for (var op = 0; op < size; op++) {
                for (var middle = 0; middle < size; middle++) {
                    if ((before[op] >>> middle & 1) == 1) {
                        before[op] |= before[middle];
                    }
                }
            }
        }
    }

    /** Whether session order and reads-from contradict each other. */
    public boolean isCyclic() {
        return cyclic;
    }

    /** Some linear order of each read's causal past explains it. */
    public boolean isCausallyConsistent() {
        return !cyclic && !anyOf(op -> !someOrder(before[op] | 1 << op, order -> isRight(op, order, before[op])));
    }

    /** Some linear order of each operation's causal past explains it and all that its session read before. */
    public boolean isCausalMemory() {
        return !cyclic
                && !anyOf(op -> !someOrder(
                        before[op] | 1 << op, order -> isSessionRight(op, sessionBefore[op] | 1 << op, order)));
    }

    /** One linear order of all operations, cut down to each read's causal past, explains it. */
    public boolean isCausallyConvergent() {
        return !cyclic && someOrder((1 << size) - 1, order -> !anyOf(op -> !isRight(op, order, before[op])));
    }

    /** In one linear order of all operations each read returns the last write. */
    public boolean isSequential() {
        return !cyclic && someOrder((1 << size) - 1, order -> isSessionRight(order[size - 1], (1 << size) - 1, order));
    }

    /** For each session, in one linear order of its reads and all writes, each of its reads returns the last write. */
    public boolean isPram() {
        return ops.stream()
                .map(SmallHistory.Op::session)
                .distinct()
                .allMatch(session -> new Axioms(new SmallHistory(ops.stream()
                                .filter(op -> op.isWrite() || op.session() == session)
                                .toList()))
                        .isSequential());
    }

    /** Some order of all operations contains causal order, and with it some choice of what is visible is permitted. */
    boolean isExplained(Predicate<int[]> permitted) {
        return !cyclic && someOrder((1 << size) - 1, order -> chooseVisible(new int[size], 0, order, permitted));
    }

    /** Each read sees the earlier writes of its session. */
    public boolean hasReadYourWrites() {
        return isExplained(this::readsSeeOwnWrites);
    }

    /** Each read sees what earlier reads of its session saw. */
    public boolean hasMonotonicReads() {
        return isExplained(this::readsAreMonotonic);
    }

    /** Reads are monotonic, and who sees a write sees the earlier writes of its session. */
    public boolean hasMonotonicWrites() {
        return isExplained(visible -> readsAreMonotonic(visible) && writesAreMonotonic(visible));
    }

    /** As before, and who sees a write sees all that its session had seen by reads before. */
    public boolean hasWritesFollowReads() {
        return isExplained(
                visible -> readsAreMonotonic(visible) && writesAreMonotonic(visible) && writesFollowReads(visible));
    }

    private boolean readsSeeOwnWrites(int[] visible) {
        return !anyOf(op -> !ops.get(op).isWrite() && (sessionBefore[op] & writes() & ~visible[op]) != 0);
    }

    private boolean readsAreMonotonic(int[] visible) {
        return !anyOf(op -> !ops.get(op).isWrite()
                && anyOf(earlier -> isRead(earlier, sessionBefore[op]) && (visible[earlier] & ~visible[op]) != 0));
    }

    private boolean writesAreMonotonic(int[] visible) {
        return !anyOf(op -> !ops.get(op).isWrite()
                && anyOf(write ->
                        (visible[op] >>> write & 1) == 1 && (sessionBefore[write] & writes() & ~visible[op]) != 0));
    }

    private boolean writesFollowReads(int[] visible) {
        return !anyOf(op -> !ops.get(op).isWrite()
                && anyOf(write -> (visible[op] >>> write & 1) == 1
                        && anyOf(read -> isRead(read, sessionBefore[write]) && (visible[read] & ~visible[op]) != 0)));
    }

    private boolean isRead(int op, int among) {
        return (among >>> op & 1) == 1 && !ops.get(op).isWrite();
    }

    /** Whether the remaining reads can be given sets of visible writes such that all is permitted. */
    private boolean chooseVisible(int[] visible, int read, int[] order, Predicate<int[]> permitted) {
        if (read == size) {
            return permitted.test(visible);
        }
        if (ops.get(read).isWrite()) {
            return chooseVisible(visible, read + 1, order, permitted);
        }
        for (var set = 0; set < 1 << size; set++) {
            if ((set & ~writes()) == 0 && isRight(read, order, set)) {
                visible[read] = set;
                if (chooseVisible(visible, read + 1, order, permitted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int writes() {
        var writes = 0;
        for (var op = 0; op < size; op++) {
            writes |= ops.get(op).isWrite() ? 1 << op : 0;
        }
        return writes;
    }

    private boolean isWriteOf(int op, int key) {
        return ops.get(op).isWrite() && ops.get(op).key() == key;
    }

    /** Whether the last write of the read's key among the visible ones, in that order, is the one it returned. */
    private boolean isRight(int read, int[] order, int visible) {
        if (ops.get(read).isWrite()) {
            return true;
        }
        var last = -1;
        for (var op : order) {
            if ((visible >>> op & 1) == 1 && isWriteOf(op, ops.get(read).key())) {
                last = op;
            }
        }
        return last == source[read];
    }

    private boolean isSessionRight(int last, int session, int[] order) {
        var seen = 0;
        for (var op : order) {
            if ((session >>> op & 1) == 1 && !isRight(op, order, seen)) {
                return false;
            }
            seen |= 1 << op;
        }
        return (seen >>> last & 1) == 1;
    }

    /** Whether some linear extension of causal order on a set of operations is as wanted. */
    private boolean someOrder(int set, Predicate<int[]> wanted) {
        return someOrder(new int[Integer.bitCount(set)], 0, set, wanted);
    }

    private boolean someOrder(int[] order, int placed, int rest, Predicate<int[]> wanted) {
        if (rest == 0) {
            return wanted.test(order);
        }
        for (var op = 0; op < size; op++) {
            if ((rest >>> op & 1) == 1 && (before[op] & rest) == 0) {
                order[placed] = op;
                if (someOrder(order, placed + 1, rest & ~(1 << op), wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean anyOf(IntPredicate test) {
        for (var op = 0; op < size; op++) {
            if (test.test(op)) {
                return true;
            }
        }
        return false;
    }
}
