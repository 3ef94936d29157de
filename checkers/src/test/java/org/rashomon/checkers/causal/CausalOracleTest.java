package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rashomon.checkers.testing.Property;

/**
 * Holds the checkers against the axioms. {@code -Doracle.operations=6} enumerates every history of up to six
 * operations, {@code -Doracle.examples=} sets how many random ones are drawn.
 */
class CausalOracleTest {

    private static final int ENUMERATED = Integer.getInteger("oracle.operations", 5);
    private static final int EXAMPLES = Integer.getInteger("oracle.examples", 10_000);

    private final CausalChecker checker = new CausalChecker();

    @Test
    void agreesWithTheAxiomsOnEverySmallHistory() {
        for (var operations = 1; operations <= ENUMERATED; operations++) {
            SmallHistory.forAll(operations, this::holdAgainstAxioms);
        }
    }

    @Test
    void agreesWithTheAxiomsOnRandomHistories() {
        Property.forSeeds(EXAMPLES, random -> holdAgainstAxioms(SmallHistory.random(random, 5 + random.nextInt(2))));
    }

    @Test
    void agreesWithTheAxiomsWhenNobodyKnowsOfSomeWritesWhenTheyTookEffect() {
        Property.forSeeds(
                EXAMPLES,
                random -> holdAgainstAxioms(
                        SmallHistory.random(random, 5 + random.nextInt(2)).withUnknownWrites(random)));
    }

    @Test
    void thePatternsThatLargeWitnessesAreHeldAgainstFollowFromTheAxioms() {
        Property.forSeeds(EXAMPLES, random -> {
            var history = SmallHistory.random(random, 5 + random.nextInt(2));
            var axioms = new Axioms(history);
            var patterns = new BadPatterns(history);

            assertThat(patterns.refuteConsistency()).isEqualTo(!axioms.isCausallyConsistent());
            assertThat(patterns.refuteConvergence()).isEqualTo(!axioms.isCausallyConvergent());
        });
    }

    private void holdAgainstAxioms(SmallHistory history) {
        var axioms = new Axioms(history);
        var result = checker.check(history.transactions());

        assertThat(result.facts().get("causal-consistency"))
                .as("CC of %s", history)
                .isEqualTo(axioms.isCausallyConsistent() ? "holds" : "violated");
        assertThat(result.facts().get("causal-convergence"))
                .as("CCv of %s", history)
                .isEqualTo(axioms.isCausallyConvergent() ? "holds" : "violated");
        assertThat(result.verdict().label())
                .as("verdict on %s", history)
                .isEqualTo(axioms.isCausallyConvergent() ? "valid" : "invalid");
        assertThat(new CausalMemoryChecker()
                        .check(history.transactions())
                        .verdict()
                        .label())
                .as("CM of %s", history)
                .isEqualTo(axioms.isCausalMemory() ? "valid" : "invalid");
    }
}
