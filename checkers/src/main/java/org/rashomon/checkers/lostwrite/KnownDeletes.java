package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.visibility.Ranking;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * The acknowledged deletes of each key whose version and rank are known, the highest rank first: that one explains most
 * of what is gone.
 */
final class KnownDeletes {

    private final Map<Integer, List<Integer>> ofKeys = new HashMap<>();

    KnownDeletes(Operations operations, Ranking ranking) {
        if (!operations.functions().contains(Function.DELETE)) {
            return;
        }
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.DELETE)
                    && operations.outcome(row) == Outcome.OK
                    && operations.hasVersion(row)
                    && ranking.isKnown(row)) {
                ofKeys.computeIfAbsent(operations.keyNumber(row), key -> new ArrayList<>())
                        .add(row);
            }
        }
        ofKeys.values().forEach(rows -> rows.sort((one, other) -> ranking.compare(other, one)));
    }

    /** The rows of the deletes of a key. */
    List<Integer> ofKey(int keyNumber) {
        return ofKeys.getOrDefault(keyNumber, List.of());
    }
}
