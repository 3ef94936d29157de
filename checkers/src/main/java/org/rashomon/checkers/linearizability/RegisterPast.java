package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What can be said about any moment of a register's history without going through everything before it: which values
 * the register may hold, and which operations are pending. Made in one pass.
 */
final class RegisterPast {

    private final Subhistory history;
    /** For each value the event at which somebody first began to write it. */
    private final int[] firstWritten;

    /** Of the operations that never return, the first of each kind. */
    private final int[] endless;

    /** For each operation how many others, that return, were pending when it was called. */
    private final int[] pendingAtCall;

    private int firstChanged = Subhistory.NEVER;

    RegisterPast(Subhistory history) {
        this.history = history;
        var register = new RegisterView(history);
        firstWritten = new int[history.values.size()];
        pendingAtCall = new int[history.size()];
        Arrays.fill(firstWritten, Subhistory.NEVER);
        var seen = new LongIntMap(16);
        endless = IntStream.range(0, history.size())
                .filter(op -> !history.returns(op) && isNew(seen, register, op))
                .toArray();
        var pending = 0;
        for (var event : history.events) {
            var op = event >> 1;
            if ((event & 1) == 1) {
                pending--;
                continue;
            }
            pendingAtCall[op] = pending;
            pending += history.returns(op) ? 1 : 0;
            var value = register.writes(op);
            if (value != RegisterView.NOTHING) {
                firstWritten[value] = Math.min(firstWritten[value], history.call[op]);
                firstChanged = Math.min(firstChanged, history.ret[op]);
            }
        }
    }

    /** Whether the register may hold a value before an event: somebody began to write it, or it is nothing still. */
    boolean isPossible(int value, int event) {
        return firstWritten[value] < event || (value == ValueCoder.NONE && firstChanged >= event);
    }

    /**
     * All operations under way between two events. Of those that never return and do the same one is enough, if each
     * may be used more than once; that only allows more.
     */
    Refutation window(int from, int to) {
        var first = firstCalledFrom(from);
        var last = firstCalledFrom(to + 1);
        var called = IntStream.range(first, last).filter(history::returns);
        var ops = IntStream.concat(IntStream.concat(pendingAt(from, first), called), underWay(to));
        return new Refutation(from, to, ops.sorted().toArray());
    }

    private IntStream underWay(int to) {
        return Arrays.stream(endless).takeWhile(op -> history.call[op] <= to);
    }

    /** The number of the first operation that was called at an event or later. */
    private int firstCalledFrom(int event) {
        var place = Arrays.binarySearch(history.call, event);
        return place < 0 ? -place - 1 : place;
    }

    /** Operations that return, and were pending before an event; {@code next} is the first called from there on. */
    private IntStream pendingAt(int event, int next) {
        var pending = IntStream.builder();
        var horizon = next < history.size() ? history.call[next] : history.events.length;
        var found = 0;
        for (var at = event; at < horizon; at++) {
            pending.add(history.events[at] >> 1);
        }
        var wanted = next < history.size() ? pendingAtCall[next] : 0;
        for (var op = next - 1; op >= 0 && found < wanted; op--) {
            if (history.returns(op) && history.ret[op] > horizon) {
                pending.add(op);
                found++;
            }
        }
        return pending.build();
    }

    private static boolean isNew(LongIntMap seen, RegisterView register, int op) {
        var key = ((long) register.observes(op) << 32) | (register.writes(op) & 0xffffffffL);
        var isNew = seen.get(key) == LongIntMap.ABSENT;
        seen.put(key, 0);
        return isNew;
    }
}
