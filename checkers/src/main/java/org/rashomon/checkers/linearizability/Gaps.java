package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/**
 * The gaps between events at which no element was surely in a collection. Gap g lies right behind event g.
 *
 * <p>In any history that has an order at all there is one in which the collection is empty at every such gap: first
 * all that concerns elements whose take may come before the gap, then the rest. Each part is legal on its own, and
 * whatever belongs to the rest returns after the gap, whatever belongs to the first part was called before it.
 */
final class Gaps {

    static final int NONE = -1;

    private final int[] nextFree;

    /** Finds the gaps that are free of stays. */
    Gaps(Stays stays) {
        var events = stays.events();
        var change = new int[events + 1];
        for (var stay = 0; stay < stays.size(); stay++) {
            if (stays.isSure(stay)) {
                change[stays.putReturn[stay]]++;
                change[Math.min(events, stays.takeCall[stay])]--;
            }
        }
        nextFree = new int[events + 1];
        for (int gap = 0, there = 0; gap < events; gap++) {
            there += change[gap];
            nextFree[gap] = there == 0 ? gap : NONE;
        }
        nextFree[events] = Subhistory.NEVER;
        for (var gap = events - 1; gap >= 0; gap--) {
            nextFree[gap] = nextFree[gap] == NONE ? nextFree[gap + 1] : gap;
        }
    }

    /** The first free gap behind an event. */
    int freeFrom(int event) {
        return nextFree[event];
    }

    /** For operations that found nothing a free gap while each was under way, or {@link #NONE}. */
    int[] ofEmpty(Stays stays) {
        return Arrays.stream(stays.foundNothing)
                .map(op -> {
                    var gap = freeFrom(stays.history.call[op]);
                    return gap < stays.history.ret[op] ? gap : NONE;
                })
                .toArray();
    }

    /** What shows that an operation cannot have found nothing. */
    static CollectionOrder.Answer.Impossible neverEmpty(Stays stays, int op) {
        var all = new int[stays.size()];
        Arrays.setAll(all, stay -> stay);
        var there = stays.covering(stays.history.call[op], stays.history.ret[op], all);
        return new CollectionOrder.Answer.Impossible(there, new int[] {op});
    }
}
