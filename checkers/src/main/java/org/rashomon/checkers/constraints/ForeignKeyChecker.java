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
 * A foreign key: where a transaction reads a value that is the name of another key, and reads that key, too, the row is
 * there. See {@link Snapshots} for what is by design. Linear in what was read.
 */
public final class ForeignKeyChecker implements LinearChecker {

    private static final AnomalyCatalogue.Entry DANGLING = AnomalyCatalogue.named("dangling-reference");

    @Override
    public String name() {
        return "foreign-key";
    }

    @Override
    public String description() {
        return "What refers to a row is never read together with its absence.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var snapshots = new Snapshots(history, findings);
        var references = new long[1];
        snapshots.forEach((read, values) -> values.forEach((key, value) -> {
            if (value instanceof Value.Text(var target) && values.containsKey(target)) {
                references[0]++;
                if (values.getOrDefault(target, Value.NONE).equals(Value.NONE)) {
                    snapshots.broken(
                            DANGLING,
                            read,
                            values,
                            () -> "%s refers to %s on %s, and there is no such row."
                                    .formatted(key, target, history.operations().node(read)));
                }
            }
        }));
        if (references[0] == 0) {
            findings.doubt("no transaction read a reference and what it refers to");
        }
        return findings.result(name(), new TreeMap<>(Map.of("references", Long.toString(references[0]))));
    }
}
