package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.List;

/**
 * A subhistory prepared for a search: operations that the model cannot tell apart share a class, and each operation
 * that returns has a slot, a small number that no other operation pending at the same time has.
 */
final class Problem {

    /** Slots that fit the searches' masks. */
    static final int SLOTS = Long.SIZE;

    /** What the search may assume of a class of operations. */
    enum Kind {
        /** Never changes the state where it is legal, so it is placed as soon as it is legal. */
        READ_ONLY,
        /** Legal everywhere, with the same state after it, so it can be placed when somebody needs it. */
        BLIND,
        OTHER
    }

    static final int NO_SLOT = -1;

    final Subhistory history;
    final int[] classOf;
    final Kind[] kinds;
    final List<Call> calls;
    private final int own;
    final Steps steps;
    final int[] slot;
    /** The most operations that were pending at the same time, those that never return aside. */
    final int width;

    private Problem(Subhistory history, int[] classOf, Classes classes, Model<?> model) {
        this.history = history;
        this.classOf = classOf;
        calls = classes.calls();
        own = classes.own();
        steps = new StateSpace<>(model, calls);
        kinds = new Kind[calls.size()];
        for (var callClass = 0; callClass < kinds.length; callClass++) {
            kinds[callClass] = kind(model, calls.get(callClass));
        }
        mergeBlind();
        slot = new int[history.size()];
        width = assignSlots();
    }

    static Problem of(Subhistory history, Model<?> model) {
        return of(history, model, List.of());
    }

    /** With classes for calls that are not in the history, so that a search can speak of the states behind them. */
    static Problem of(Subhistory history, Model<?> model, List<Call> extras) {
        var classes = new LongIntMap(64);
        var classOf = new int[history.size()];
        var calls = new ArrayList<Call>();
        for (var op = 0; op < classOf.length; op++) {
            var key = ((long) history.first[op] << 31 | history.second[op] + 1) << 4 | history.function[op];
            var known = classes.get(key);
            if (known == LongIntMap.ABSENT) {
                known = calls.size();
                calls.add(history.callOf(op));
                classes.put(key, known);
            }
            classOf[op] = known;
        }
        var own = calls.size();
        calls.addAll(extras);
        return new Problem(history, classOf, new Classes(calls, own), model);
    }

    /** The distinct calls, those of the history first. */
    private record Classes(List<Call> calls, int own) {}

    int extraClass(int index) {
        return own + index;
    }

    /** Whether a search with masks of one word can take it. */
    boolean isNarrow() {
        return width <= SLOTS;
    }

    private static Kind kind(Model<?> model, Call call) {
        if (model.readOnly(call)) {
            return Kind.READ_ONLY;
        }
        return model.blind(call) ? Kind.BLIND : Kind.OTHER;
    }

    /** Blind calls that lead to the same state cannot be told apart, whatever else they say. */
    private void mergeBlind() {
        var firstTo = new LongIntMap(16);
        var same = new int[kinds.length];
        for (var callClass = 0; callClass < kinds.length; callClass++) {
            same[callClass] = callClass;
            if (kinds[callClass] == Kind.BLIND) {
                var state = steps.step(steps.initial(), callClass);
                if (firstTo.get(state) == LongIntMap.ABSENT) {
                    firstTo.put(state, callClass);
                }
                same[callClass] = firstTo.get(state);
            }
        }
        for (var op = 0; op < classOf.length; op++) {
            classOf[op] = same[classOf[op]];
        }
    }

    private int assignSlots() {
        var free = new int[history.size() + 1];
        var freeCount = 0;
        var used = 0;
        for (var event : history.events) {
            var op = event >> 1;
            if ((event & 1) == 1) {
                free[freeCount++] = slot[op];
            } else if (history.returns(op)) {
                slot[op] = freeCount > 0 ? free[--freeCount] : used++;
            } else {
                slot[op] = NO_SLOT;
            }
        }
        return used;
    }
}
