package org.rashomon.checkers.constraints;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * No two successful compare-and-sets of a key expect the same value, given that the values written to it differ: one
 * of the two updates was lost. Unless the contract excludes it, it is by design if the store tells that neither
 * leader had seen the other's. Linear.
 */
public final class LostUpdateChecker implements LinearChecker {

    private static final AnomalyCatalogue.Entry LOST_UPDATE = AnomalyCatalogue.named("lost-update");

    @Override
    public String name() {
        return "lost-update";
    }

    @Override
    public String description() {
        return "Of two updates that read the same version, one fails.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var operations = history.operations();
        var rule = new PairRule(history, LOST_UPDATE, Guarantee.NO_LOST_UPDATE, findings);
        var writes = new HashMap<List<Object>, Integer>();
        var rivals = new Rivals((earlier, later) -> rule.isBroken(
                earlier,
                later,
                () -> "Both %s and %s replaced %s under key %s and were acknowledged."
                        .formatted(
                                Mutations.written(operations, earlier),
                                Mutations.written(operations, later),
                                Mutations.expected(operations, later),
                                operations.key(later))));
        for (var row = 0; row < operations.size(); row++) {
            if (Mutations.isRegisterWrite(operations.function(row)) && operations.outcome(row) != Outcome.FAIL) {
                writes.merge(version(operations, row, Mutations.written(operations, row)), 1, Integer::sum);
            }
        }
        var count = 0L;
        for (var row = 0; row < operations.size(); row++) {
            var expected = Mutations.expected(operations, row);
            if (!operations.function(row).equals(Function.COMPARE_AND_SET)
                    || operations.outcome(row) != Outcome.OK
                    || expected.equals(Value.NONE)
                    || writes.getOrDefault(version(operations, row, expected), 0) > 1) {
                continue;
            }
            count++;
            rivals.meet(version(operations, row, expected), row);
        }
        if (count == 0) {
            findings.doubt("no update of a known version succeeded");
        }
        return findings.result(name(), new TreeMap<>(Map.of("updates", Long.toString(count))));
    }

    private static List<Object> version(Operations operations, int row, Value value) {
        return List.of(operations.keyNumber(row), value);
    }
}
