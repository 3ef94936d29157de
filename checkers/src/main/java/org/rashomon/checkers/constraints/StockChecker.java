package org.rashomon.checkers.constraints;

import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;
import org.rashomon.history.Value;

/**
 * What is counted (stock, seats, a balance) never falls below zero, in whatever a client reads, alone or with others.
 * See {@link Snapshots} for what is by design. Linear in what was read.
 */
public final class StockChecker implements LinearChecker {

    private static final AnomalyCatalogue.Entry BELOW = AnomalyCatalogue.named("below-zero");

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public String description() {
        return "What is counted never falls below zero.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var snapshots = new Snapshots(history, findings);
        var counts = new long[1];
        snapshots.forEach((read, values) -> values.forEach((key, value) -> {
            if (value instanceof Value.Int(var count)) {
                counts[0]++;
                if (count < 0) {
                    snapshots.broken(
                            BELOW,
                            read,
                            Map.of(key, value),
                            () -> "%s is %d on %s."
                                    .formatted(key, count, history.operations().node(read)));
                }
            }
        }));
        if (counts[0] == 0) {
            findings.doubt("no read showed a number");
        }
        return findings.result(name(), new TreeMap<>(Map.of("counts", Long.toString(counts[0]))));
    }
}
