package org.rashomon.checkers.linearizability;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a set of calls can be put in order, by trying every order and remembering what was tried (Wing and
 * Gong 1993, with Lowe's memory). Knows nothing of classes, slots or windows: it is there to check those who do.
 */
final class ExhaustiveSearch<S> {

    /** The return of a call that may take effect at any time, or never. */
    static final long NEVER = Long.MAX_VALUE;

    /**
     * A call and when it was under way.
     *
     * @param invoked before this it cannot have taken effect
     * @param returned by then it must have; {@link #NEVER} when it need not
     */
    record Timed(Call call, long invoked, long returned) {}

    /** What came out. */
    enum Answer {
        EXPLAINED,
        IMPOSSIBLE,
        /** Too much to try. */
        UNKNOWN
    }

    private record Tried(BitSet placed, Object state) {}

    private final Model<S> model;
    private final List<Timed> calls;
    private final Set<Tried> tried = new HashSet<>();
    private final BitSet placed = new BitSet();
    private long left;

    ExhaustiveSearch(Model<S> model, List<Timed> calls, long maxConfigurations) {
        this.model = model;
        this.calls = calls;
        left = maxConfigurations;
    }

    /** Whether an order exists that starts in the given state. */
    Answer from(S state) {
        var firstReturn = NEVER;
        for (var i = placed.nextClearBit(0); i < calls.size(); i = placed.nextClearBit(i + 1)) {
            firstReturn = Math.min(firstReturn, calls.get(i).returned());
        }
        if (firstReturn == NEVER) {
            return Answer.EXPLAINED;
        }
        if (left-- <= 0) {
            return Answer.UNKNOWN;
        }
        if (!tried.add(new Tried((BitSet) placed.clone(), state))) {
            return Answer.IMPOSSIBLE;
        }
        return tryEach(state, firstReturn);
    }

    private Answer tryEach(S state, long firstReturn) {
        for (var i = placed.nextClearBit(0); i < calls.size(); i = placed.nextClearBit(i + 1)) {
            if (calls.get(i).invoked() < firstReturn) {
                var next = model.step(state, calls.get(i).call());
                if (next.isPresent()) {
                    placed.set(i);
                    var answer = from(next.get());
                    placed.clear(i);
                    if (answer != Answer.IMPOSSIBLE) {
                        return answer;
                    }
                }
            }
        }
        return Answer.IMPOSSIBLE;
    }
}
