package org.rashomon.checkers.constraints;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;
import org.rashomon.history.Value;

/**
 * Transfers between accounts preserve the sum of all balances: whoever reads the same accounts in one transaction
 * reads the same sum. The first read of a set of accounts says what it is. See {@link Snapshots} for what is by design.
 * Linear in what was read.
 */
public final class BankChecker implements LinearChecker {

    private static final AnomalyCatalogue.Entry CHANGED = AnomalyCatalogue.named("total-not-preserved");

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public String description() {
        return "Transfers between accounts preserve the sum of all balances.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var snapshots = new Snapshots(history, findings);
        var sums = new HashMap<Set<String>, Long>();
        var reads = new long[1];
        snapshots.forEach((read, values) -> {
            var sum = values.values().stream()
                    .mapToLong(value -> value instanceof Value.Int(var balance) ? balance : 0)
                    .sum();
            var isComplete = values.size() > 1 && values.values().stream().allMatch(Value.Int.class::isInstance);
            if (!isComplete) {
                return;
            }
            reads[0]++;
            var first = sums.putIfAbsent(Set.copyOf(values.keySet()), sum);
            if (first != null && first != sum) {
                snapshots.broken(
                        CHANGED,
                        read,
                        values,
                        () -> "The balances of %s come to %d on %s, and came to %d before."
                                .formatted(
                                        String.join(", ", values.keySet()),
                                        sum,
                                        history.operations().node(read),
                                        first));
            }
        });
        if (reads[0] == 0) {
            findings.doubt("no transaction read several balances");
        }
        return findings.result(name(), new TreeMap<>(Map.of("reads", Long.toString(reads[0]))));
    }
}
