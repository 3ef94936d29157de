package org.rashomon.checkers.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.causal.Axioms;
import org.rashomon.checkers.causal.SmallHistory;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.testing.Property;

/**
 * Holds every model of the lattice against its axioms; that no model contradicts one that it implies is checked by
 * {@link Standing} itself. {@code -Doracle.operations=6} enumerates every history of up to six operations.
 */
class StrongestModelOracleTest {

    private static final int ENUMERATED = Integer.getInteger("oracle.operations", 4);
    private static final int EXAMPLES = Integer.getInteger("oracle.examples", 2_000);

    private final StrongestModelChecker checker =
            new StrongestModelChecker(new Budget(Duration.ofDays(1), 1 << 30, 1, () -> 0));

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

    private void holdAgainstAxioms(SmallHistory history) {
        var axioms = new Axioms(history);
        var facts = checker.check(history.transactions()).facts();

        assertThat(facts.get("model-sequential")).as("%s", history).isEqualTo(word(axioms.isSequential()));
        assertThat(facts.get("model-pram")).as("%s", history).isEqualTo(word(axioms.isPram()));
        assertThat(facts.get("model-causal")).as("%s", history).isEqualTo(word(axioms.isCausallyConsistent()));
        assertThat(facts.get("model-causal-convergence"))
                .as("%s", history)
                .isEqualTo(word(axioms.isCausallyConvergent()));
        assertThat(facts.get("model-causal-memory")).as("%s", history).isEqualTo(word(axioms.isCausalMemory()));
        assertThat(facts.get("model-read-your-writes"))
                .as("%s", history)
                .isEqualTo(word(inEachSession(history, Axioms::hasReadYourWrites)));
        assertThat(facts.get("model-monotonic-reads"))
                .as("%s", history)
                .isEqualTo(word(inEachSession(history, Axioms::hasMonotonicReads)));
    }

    /** Whether it holds of the history in which only that session reads, for each. */
    private static boolean inEachSession(SmallHistory history, Predicate<Axioms> guarantee) {
        return history.ops().stream()
                .map(SmallHistory.Op::session)
                .distinct()
                .allMatch(session -> guarantee.test(new Axioms(new SmallHistory(history.ops().stream()
                        .filter(op -> op.isWrite() || op.session() == session)
                        .toList()))));
    }

    private static String word(boolean holds) {
        return holds ? "holds" : "refuted";
    }
}
