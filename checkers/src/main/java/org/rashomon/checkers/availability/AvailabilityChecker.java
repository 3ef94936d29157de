package org.rashomon.checkers.availability;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * A leader that is up acknowledges writes, whatever becomes of the links between leaders: a write that was sent to a
 * node while nothing was done to that node, nor to what lies between it and the clients, must not be refused, and must
 * not end without an answer. A condition that does not hold (a compare-and-set, an element that is not there) is an
 * answer; so only what no condition can refuse is judged when it failed.
 *
 * <p>Nodes that never acknowledged a write are not leaders. A node counts as up again {@value #RECOVERY_SECONDS}
 * seconds after a fault of it was healed. Where the contract does not promise it, such a write is by design.
 *
 * <p>Sound as far as a client's patience is a bound: on an overloaded machine a leader may be up and slow. So nobody is
 * judged by it who did not ask. Linear in the operations, times the faults of a node.
 */
public final class AvailabilityChecker implements LinearChecker {

    private static final AnomalyCatalogue.Entry UNAVAILABLE = AnomalyCatalogue.named("unavailable-leader");
    private static final int RECOVERY_SECONDS = 5;

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String description() {
        return "A leader that is up acknowledges every write, whatever the others do.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var operations = history.operations();
        var outages = new Outages(history, RECOVERY_SECONDS);
        var leaders = leaders(operations);
        var whyNot = whyNotPromised(history);
        var judged = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (leaders.contains(operations.node(row))
                    && Mutations.isMutation(operations.function(row))
                    && !outages.mayHaveHit(
                            operations.node(row), operations.invokedNanos(row), operations.completedNanos(row))) {
                judged++;
                if (isUnavailable(operations, row)) {
                    report(operations, row, whyNot, findings);
                }
            }
        }
        if (judged == 0) {
            findings.doubt("no write was sent to a leader while it was up");
        }
        return findings.result(
                name(),
                new TreeMap<>(
                        Map.of("leaders", Integer.toString(leaders.size()), "writes-while-up", Long.toString(judged))));
    }

    private static Set<String> leaders(Operations operations) {
        var leaders = new TreeSet<String>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK && Mutations.isMutation(operations.function(row))) {
                leaders.add(operations.node(row));
            }
        }
        return leaders;
    }

    private static boolean isUnavailable(Operations operations, int row) {
        return switch (operations.outcome(row)) {
            case OK -> false;
            case INFO -> true;
            case FAIL -> isUnconditional(operations.function(row));
        };
    }

    private static boolean isUnconditional(Function function) {
        return List.of(Function.WRITE, Function.ADD, Function.INCREMENT, Function.PUT, Function.CREATE)
                .contains(function);
    }

    private static void report(Operations operations, int row, Optional<String> whyNot, Findings findings) {
        whyNot.ifPresentOrElse(
                reason -> findings.byDesign(() ->
                        new ByDesign(UNAVAILABLE.name(), reason, sentence(operations, row), witness(operations, row))),
                () -> findings.anomaly(
                        operations.node(row),
                        () -> new Anomaly(UNAVAILABLE.name(), sentence(operations, row), witness(operations, row))));
    }

    private static List<Evidence> witness(Operations operations, int row) {
        return List.of(Evidence.of(operations, row, "write that was not acknowledged"));
    }

    private static String sentence(Operations operations, int row) {
        var error = operations.error(row);
        return "%s was up, and %s of %s to %s at %s%s."
                .formatted(
                        operations.node(row),
                        operations.outcome(row) == Outcome.FAIL ? "refused a write" : "did not answer a write",
                        operations.key(row).isEmpty() ? "several keys" : operations.key(row),
                        operations.node(row),
                        Phrases.seconds(operations.invokedNanos(row)),
                        error.isEmpty() ? "" : " (" + error + ")");
    }

    /** Why a contract that is declared does not promise it; empty if it does, or none is declared. */
    private static Optional<String> whyNotPromised(History history) {
        var contract = Contract.of(history.info());
        var promise = contract.promise(Guarantee.AVAILABILITY);
        return contract.strategy().isPresent() && !promise.given() ? Optional.of(promise.reason()) : Optional.empty();
    }
}
