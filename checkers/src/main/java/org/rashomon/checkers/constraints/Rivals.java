package org.rashomon.checkers.constraints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations of which only one should have succeeded, by what they were after. Each is held against those before it,
 * and not only against the first: of three that got the same, the third may have known of the second alone.
 */
final class Rivals {

    /** More than all leaders of a cluster can be excused for at once; so that a hot key stays linear. */
    private static final int REMEMBERED = 64;

    /** Judges two of them. */
    interface Rule {

        /** Whether they are an anomaly, which it then has reported. */
        boolean isBroken(int earlier, int later);
    }

    private final Map<List<Object>, List<Integer>> met = new HashMap<>();
    private final Rule rule;

    Rivals(Rule rule) {
        this.rule = rule;
    }

    /** Judges a row with those before it until it is found at fault; one at fault is blamed once and not remembered. */
    void meet(List<Object> prize, int row) {
        var earlier = met.computeIfAbsent(prize, first -> new ArrayList<>(1));
        for (var other : earlier.reversed()) {
            if (rule.isBroken(other, row)) {
                return;
            }
        }
        if (earlier.size() == REMEMBERED) {
            earlier.removeFirst();
        }
        earlier.add(row);
    }
}
