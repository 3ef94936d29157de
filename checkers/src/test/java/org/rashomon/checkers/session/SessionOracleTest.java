package org.rashomon.checkers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.causal.SessionGuarantee.MONOTONIC_READS;
import static org.rashomon.checkers.causal.SessionGuarantee.MONOTONIC_WRITES;
import static org.rashomon.checkers.causal.SessionGuarantee.READ_YOUR_WRITES;
import static org.rashomon.checkers.causal.SessionGuarantee.WRITES_FOLLOW_READS;

import org.junit.jupiter.api.Test;
import org.rashomon.checkers.causal.Axioms;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SmallHistory;
import org.rashomon.checkers.testing.Property;

/**
 * Holds the judgement on values against the axioms. {@code -Doracle.operations=6} enumerates every history of up to six
 * operations, {@code -Doracle.examples=} sets how many random ones are drawn.
 */
class SessionOracleTest {

    private static final int ENUMERATED = Integer.getInteger("oracle.operations", 5);
    private static final int EXAMPLES = Integer.getInteger("oracle.examples", 5_000);

    @Test
    void agreesWithTheAxiomsOnEverySmallHistory() {
        for (var operations = 1; operations <= ENUMERATED; operations++) {
            SmallHistory.forAll(operations, SessionOracleTest::holdAgainstAxioms);
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

    private static void holdAgainstAxioms(SmallHistory history) {
        var axioms = new Axioms(history);
        var reads = axioms.hasMonotonicReads();
        var writes = reads && axioms.hasMonotonicWrites();
        var follow = writes && axioms.hasWritesFollowReads();

        assertVerdict(READ_YOUR_WRITES, history, axioms.hasReadYourWrites() ? "valid" : "invalid");
        assertVerdict(MONOTONIC_READS, history, reads ? "valid" : "invalid");
        assertVerdict(MONOTONIC_WRITES, history, expected(axioms, writes, reads));
        assertVerdict(WRITES_FOLLOW_READS, history, expected(axioms, follow, writes));
    }

    /** What is judged together with a premise is undecided where the premise is violated already. */
    private static String expected(Axioms axioms, boolean holds, boolean premise) {
        if (holds) {
            return "valid";
        }
        return premise || axioms.isCyclic() ? "invalid" : "undecided";
    }

    private static void assertVerdict(SessionGuarantee guarantee, SmallHistory history, String expected) {
        var verdict =
                new SessionChecker(guarantee).check(history.transactions()).verdict();

        assertThat(verdict.label()).as("%s of %s", guarantee, history).isEqualTo(expected);
    }
}
