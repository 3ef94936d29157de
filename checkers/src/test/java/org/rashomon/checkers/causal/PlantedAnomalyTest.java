package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.causal.SmallHistory.Op.read;
import static org.rashomon.checkers.causal.SmallHistory.Op.write;

import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.Property;

/** Histories of a causal store, alone and with a few operations that no such store would answer. */
class PlantedAnomalyTest {

    private static final int OPERATIONS = 400;
    private static final int SESSIONS = 6;
    private static final int EXAMPLES = 100;
    /** The axioms try every order; larger parts are held against the patterns that follow from them. */
    private static final int JUDGED_BY_AXIOMS = 9;

    private static final int X = 100;
    private static final int Y = 101;

    @Test
    void findsNothingInWhatACausalStoreAnswers() {
        Property.forSeeds(EXAMPLES, random -> {
            var history = new SmallHistory(SimulatedSessions.run(random, OPERATIONS, SESSIONS)).transactions();

            assertThat(new CausalChecker().check(history).verdict()).isEqualTo(new Verdict.Valid());
            for (var guarantee : SessionGuarantee.values()) {
                assertThat(SessionValueCheck.of(guarantee, Budget.ofMemoryOnly())
                                .check(history)
                                .verdict())
                        .isEqualTo(new Verdict.Valid());
            }
        });
    }

    @Test
    void findsAReadOfWhatItsSessionKnewToBeOverwritten() {
        findsPlanted(
                List.of(write(0, X, 1), write(0, X, 2), read(1, X, 2), read(1, X, 1)),
                "overwritten-read",
                Model.CONSISTENCY);
    }

    @Test
    void findsAnInitialReadAfterAnEffectOfTheWrite() {
        findsPlanted(
                List.of(write(0, X, 1), read(1, X, 1), write(1, Y, 1), read(2, Y, 1), read(2, X, 0)),
                "stale-initial-read",
                Model.CONSISTENCY);
    }

    @Test
    void findsACauseThatFollowsItsEffect() {
        findsPlanted(
                List.of(read(0, Y, 1), write(0, X, 1), read(1, X, 1), write(1, Y, 1)),
                "cyclic-causal-order",
                Model.CONSISTENCY);
    }

    @Test
    void findsReadersWhoDisagreeOnTheOrderOfConcurrentWrites() {
        // Sessions of their own, so that the writes are concurrent.
        findsPlanted(
                List.of(
                        write(90, X, 1),
                        write(91, X, 2),
                        read(92, X, 1),
                        read(92, X, 2),
                        read(93, X, 2),
                        read(93, X, 1)),
                "conflicting-arbitration",
                Model.CONVERGENCE);
    }

    private static void findsPlanted(List<SmallHistory.Op> planted, String name, Model model) {
        Property.forSeeds(EXAMPLES, random -> {
            var healthy = SimulatedSessions.run(random, OPERATIONS, SESSIONS);
            var history = SimulatedSessions.plant(random, healthy, planted);

            var verdict = new CausalChecker().check(history.transactions()).verdict();

            assertThat(verdict)
                    .asInstanceOf(InstanceOfAssertFactories.type(Verdict.Invalid.class))
                    .satisfies(invalid -> {
                        assertThat(invalid.anomalies())
                                .extracting(Anomaly::name)
                                .contains(name);
                        invalid.anomalies()
                                .forEach(anomaly ->
                                        assertThatItsWitnessProves(anomaly, history, modelOf(anomaly, model)));
                    });
        });
    }

    /** What is planted may happen to disturb the arbitration too, which only convergence forbids. */
    private static Model modelOf(Anomaly anomaly, Model planted) {
        return anomaly.name().equals("conflicting-arbitration") ? Model.CONVERGENCE : planted;
    }

    /** The operations of a witness are a history of their own, and that one alone is refuted. */
    private static void assertThatItsWitnessProves(Anomaly anomaly, SmallHistory history, Model model) {
        var named = anomaly.witness().stream()
                .map(Evidence::index)
                .map(Math::toIntExact)
                .collect(Collectors.toSet());
        var part = SimulatedSessions.part(history, named);
        var refuted = switch (model) {
            case CONSISTENCY ->
                part.ops().size() <= JUDGED_BY_AXIOMS
                        ? !new Axioms(part).isCausallyConsistent()
                        : new BadPatterns(part).refuteConsistency();
            case CONVERGENCE ->
                part.ops().size() <= JUDGED_BY_AXIOMS
                        ? !new Axioms(part).isCausallyConvergent()
                        : new BadPatterns(part).refuteConvergence();
        };

        assertThat(refuted).as("%s is explained: %s", part, anomaly).isTrue();
    }

    private enum Model {
        CONSISTENCY,
        CONVERGENCE
    }
}
