package org.rashomon.checkers.constraints;

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
 * What only one may have, only one got: of the compare-and-sets of a key from nothing, one succeeds until the key is
 * deleted. Two leaders cannot keep that among them, so unless the contract gives it, a double booking is by design if
 * the store tells that neither leader had seen the other's; by one leader it never is. Linear.
 */
public final class InvariantChecker implements LinearChecker {

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
    public CheckResult check(History history, Findings findings) {
        var operations = history.operations();
        var rule = new PairRule(history, DOUBLE, Guarantee.UNIQUENESS, findings);
        var releases = new Releases(operations);
        var rivals = new Rivals((one, other) -> {
            var claimant = operations.hadSeen(one, other) ? one : other;
            var holder = claimant == one ? other : one;
            return !releases.mayLieBetween(holder, claimant)
                    && rule.isBroken(
                            holder,
                            claimant,
                            () -> "%s was given to %s by %s although %s had given it to %s."
                                    .formatted(
                                            operations.key(claimant),
                                            Mutations.written(operations, claimant),
                                            operations.node(claimant),
                                            operations.node(holder),
                                            Mutations.written(operations, holder)));
        });
        var claims = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (isClaim(operations, row)) {
                claims++;
                rivals.meet(List.of(operations.keyNumber(row)), row);
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
}
