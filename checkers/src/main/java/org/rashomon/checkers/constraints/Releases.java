package org.rashomon.checkers.constraints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.EventOrder;
import org.rashomon.checkers.Mutations;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** What may have given back what somebody held: deletes that did not fail. */
final class Releases {

    private final Operations operations;
    /** By the number of the key, in the order of their invocations. */
    private final Map<Integer, List<Integer>> ofKeys = new HashMap<>();

    Releases(Operations operations) {
        this.operations = operations;
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) != Outcome.FAIL
                    && Mutations.isRegisterWrite(operations.function(row))
                    && Mutations.written(operations, row).equals(Value.NONE)) {
                ofKeys.computeIfAbsent(operations.keyNumber(row), key -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    /** Whether one may have taken effect after the one claim and before the other, whichever came first. */
    boolean mayLieBetween(int holder, int claimant) {
        var ofKey = ofKeys.getOrDefault(operations.keyNumber(claimant), List.of());
        var end = Math.max(operations.completedIndex(holder), operations.completedIndex(claimant));
        for (var release : ofKey.subList(0, EventOrder.invokedBefore(operations, ofKey, end))
                .reversed()) {
            if (mayFree(holder, release, claimant) || mayFree(claimant, release, holder)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the claimant may have found free what the holder had got, thanks to the release. One that another leader
     * accepted before the holder's claim may still have arrived after it.
     */
    private boolean mayFree(int holder, int release, int claimant) {
        return mayHaveMet(claimant, release) && !surelyMet(holder, release) && !surelyMet(holder, claimant);
    }

    /** Whether the one may have been applied where and when the other was accepted. */
    private boolean mayHaveMet(int accepted, int applied) {
        return areTold(accepted, applied)
                ? operations.hadSeen(accepted, applied)
                : operations.invokedIndex(applied) < operations.completedIndex(accepted);
    }

    /** Whether the one was certainly applied where and when the other was accepted. */
    private boolean surelyMet(int accepted, int applied) {
        return areTold(accepted, applied)
                ? operations.hadSeen(accepted, applied)
                : operations.outcome(applied) == Outcome.OK
                        && operations.node(applied).equals(operations.node(accepted))
                        && operations.completedIndex(applied) < operations.invokedIndex(accepted);
    }

    private boolean areTold(int row, int other) {
        return operations.hasVersion(row) && operations.hasVersion(other);
    }
}
