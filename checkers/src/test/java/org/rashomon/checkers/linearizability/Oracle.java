package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;

/** Decides small histories by trying every order, straight from the definition, without any of the product's code. */
final class Oracle<S> {

    private final Model<S> model;
    private final List<Call> calls = new ArrayList<>();
    private final long[] invoked;
    private final long[] completed;
    private final Set<Tried> tried = new HashSet<>();

    private record Tried(long placed, Object state) {}

    private Oracle(Model<S> model, History history) {
        this.model = model;
        var operations = history.operations();
        invoked = new long[operations.size()];
        completed = new long[operations.size()];
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) != Outcome.FAIL) {
                invoked[calls.size()] = operations.invokedIndex(row);
                completed[calls.size()] =
                        operations.outcome(row) == Outcome.OK ? operations.completedIndex(row) : Long.MAX_VALUE;
                calls.add(new Call(
                        operations.function(row),
                        operations.argument(row),
                        operations.result(row),
                        operations.outcome(row)));
            }
        }
        if (calls.size() > 62) {
            throw new IllegalArgumentException("too large for the oracle: " + calls.size());
        }
    }

    static <S> boolean isLinearizable(Model<S> model, History history) {
        return new Oracle<>(model, history).canGoOn(0, model.initial());
    }

    private boolean canGoOn(long placed, S state) {
        var firstReturn = Long.MAX_VALUE;
        for (var op = 0; op < calls.size(); op++) {
            if ((placed >>> op & 1) == 0) {
                firstReturn = Math.min(firstReturn, completed[op]);
            }
        }
        if (firstReturn == Long.MAX_VALUE) {
            return true;
        }
        if (!tried.add(new Tried(placed, state))) {
            return false;
        }
        for (var op = 0; op < calls.size(); op++) {
            if ((placed >>> op & 1) == 0 && invoked[op] < firstReturn) {
                var next = model.step(state, calls.get(op));
                if (next.isPresent() && canGoOn(placed | 1L << op, next.get())) {
                    return true;
                }
            }
        }
        return false;
    }
}
