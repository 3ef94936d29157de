package org.rashomon.checkers.constraints;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * No id is given twice within a table. Where every leader counts for itself, two leaders may give the same id by
 * design, if the store tells that neither had seen the other's row; one leader never may. Linear.
 */
public final class UniqueIdsChecker implements LinearChecker {

    private static final AnomalyCatalogue.Entry DUPLICATE = AnomalyCatalogue.named("duplicate-id");

    @Override
    public String name() {
        return "unique-ids";
    }

    @Override
    public String description() {
        return "No id of a new row is given twice.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var operations = history.operations();
        var ids = Allocation.of(Contract.of(history.info()));
        var rivals = new Rivals((earlier, later) -> isBroken(operations, earlier, later, ids, findings));
        var given = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (!operations.function(row).equals(Function.CREATE)
                    || operations.outcome(row) != Outcome.OK
                    || operations.result(row).equals(Value.NONE)) {
                continue;
            }
            given++;
            rivals.meet(List.of(operations.keyNumber(row), operations.result(row)), row);
        }
        if (given == 0) {
            findings.doubt("no row was created");
        }
        return findings.result(name(), new TreeMap<>(Map.of("ids", Long.toString(given))));
    }

    private static boolean isBroken(Operations operations, int earlier, int later, Allocation ids, Findings findings) {
        var sentence = "The id %s of table %s was given twice, by %s and by %s."
                .formatted(
                        operations.result(later),
                        operations.key(later),
                        operations.node(earlier),
                        operations.node(later));
        var witness = List.of(
                Evidence.of(operations, earlier, "first row with it"),
                Evidence.of(operations, later, "second row with it"));
        if (ids == Allocation.RENUMBERED
                || (ids == Allocation.OVERLAPPING && Concurrency.areConcurrent(operations, earlier, later))) {
            findings.byDesign(() ->
                    new ByDesign(DUPLICATE.name(), "ids overlap: each leader counts for itself", sentence, witness));
            return false;
        }
        if (ids == Allocation.OVERLAPPING && Concurrency.isUnknown(operations, earlier, later)) {
            findings.doubt("ids were given twice, and the store does not tell whether one leader knew of the other's");
            return false;
        }
        findings.anomaly(operations.key(later), () -> new Anomaly(DUPLICATE.name(), sentence, witness));
        return true;
    }

    /** Where ids may be given twice. */
    private enum Allocation {
        NOWHERE,
        /** By two leaders, neither of which knew of the other's row. */
        OVERLAPPING,
        /** Even by one that knows of the other's row, which has another id there. */
        RENUMBERED;

        static Allocation of(Contract contract) {
            if (contract.ids() != Ids.OVERLAPPING) {
                return NOWHERE;
            }
            return contract.log() == ReplicationLog.STATEMENT ? RENUMBERED : OVERLAPPING;
        }
    }
}
