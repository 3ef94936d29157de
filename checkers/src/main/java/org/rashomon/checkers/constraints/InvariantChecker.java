package org.rashomon.checkers.constraints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * What only one may have, only one got: of the compare-and-sets of a key from nothing, one succeeds until the key is
 * deleted. Two leaders cannot keep that among them, so unless the contract gives it, a double booking is by design if
 * the store tells that neither leader had seen the other's; by one leader it never is. Linear.
 */
public final class InvariantChecker implements Checker {

    private static final AnomalyCatalogue.Entry DOUBLE = AnomalyCatalogue.named("uniqueness-violation");

    @Override
    public String name() {
        return "invariant";
    }

    @Override
    public String description() {
        return "Of those who want what only one can have, one gets it.";
    }

    @Override
    public CheckResult check(History history) {
        var operations = history.operations();
        var findings = new Findings();
        var rule = new PairRule(history, DOUBLE, Guarantee.UNIQUENESS, findings);
        var holders = new HashMap<Integer, Integer>();
        var releases = releases(operations);
        var claims = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (isClaim(operations, row)) {
                claims++;
                var claim = row;
                var holder = holders.put(operations.keyNumber(row), row);
                if (holder != null && !mayBeReleased(operations, releases, holder, claim)) {
                    rule.judge(
                            holder,
                            row,
                            () -> "%s was given to %s by %s although %s had given it to %s."
                                    .formatted(
                                            operations.key(claim),
                                            Mutations.written(operations, claim),
                                            operations.node(claim),
                                            operations.node(holder),
                                            Mutations.written(operations, holder)));
                }
            }
        }
        if (claims == 0) {
            findings.doubt("nothing that only one may have was ever given");
        }
        return findings.result(name(), new TreeMap<>(Map.of("claims", Long.toString(claims))));
    }

    private static boolean isClaim(Operations operations, int row) {
        return operations.function(row).equals(Function.COMPARE_AND_SET)
                && operations.outcome(row) == Outcome.OK
                && operations.argument(row) instanceof Value.Sequence(var sides)
                && sides.size() == 2
                && sides.getFirst().equals(Value.NONE)
                && !sides.getLast().equals(Value.NONE);
    }

    private static Map<Integer, List<Integer>> releases(Operations operations) {
        var releases = new HashMap<Integer, List<Integer>>();
        for (var row = 0; row < operations.size(); row++) {
            if (releases(operations, row)) {
                releases.computeIfAbsent(operations.keyNumber(row), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return releases;
    }

    /**
     * Whether a delete may have taken effect after the one claim and before the other: it was sent before the other
     * ended, and is not known to have been applied where the one was accepted. One that another leader accepted
     * earlier may still have arrived later.
     */
    private static boolean mayBeReleased(
            Operations operations, Map<Integer, List<Integer>> releases, int holder, int claim) {
        return releases.getOrDefault(operations.keyNumber(claim), List.of()).stream()
                .anyMatch(release -> operations.invokedIndex(release) < operations.completedIndex(claim)
                        && !wasAppliedBefore(operations, release, holder));
    }

    private static boolean wasAppliedBefore(Operations operations, int release, int holder) {
        if (operations.hasVersion(release) && operations.hasVersion(holder)) {
            return operations.hadSeen(holder, release);
        }
        return operations.node(release).equals(operations.node(holder))
                && operations.completedIndex(release) < operations.invokedIndex(holder);
    }

    private static boolean releases(Operations operations, int row) {
        return operations.outcome(row) != Outcome.FAIL
                && Mutations.isRegisterWrite(operations.function(row))
                && Mutations.written(operations, row).equals(Value.NONE);
    }
}
