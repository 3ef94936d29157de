package org.rashomon.checkers.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SessionOrder;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomAnswers;
import org.rashomon.checkers.testing.RandomAnswers.Answer;
import org.rashomon.history.Dot;
import org.rashomon.history.VersionVector;

/** Holds the judgement by contexts against the definitions, on answers with random contexts. */
class ContextOracleTest {

    private static final int OPERATIONS = 12;

    @Test
    void agreesWithTheDefinitions() {
        Property.forSeeds(4_000, random -> {
            var answers = new RandomAnswers(0, 0).draw(random, OPERATIONS);
            var history = RandomAnswers.history(answers);
            for (var guarantee : SessionGuarantee.values()) {
                var findings = new Findings();
                new ContextAudit(guarantee, history, new SessionOrder(history.operations()), findings).run();

                assertThat(findings.verdict() instanceof Verdict.Invalid)
                        .as("%s of %s", guarantee, answers)
                        .isEqualTo(isViolated(guarantee, answers));
            }
        });
    }

    private static boolean isViolated(SessionGuarantee guarantee, List<Answer> answers) {
        for (var later = 0; later < answers.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                if (answers.get(earlier).session() == answers.get(later).session()
                        && isViolated(guarantee, answers.get(earlier), answers.get(later), answers)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isViolated(SessionGuarantee guarantee, Answer earlier, Answer later, List<Answer> all) {
        return switch (guarantee) {
            case READ_YOUR_WRITES ->
                earlier.isWrite()
                        && !later.isWrite()
                        && !later.version().seen().isEmpty()
                        && !later.version().seen().includes(earlier.version().dot());
            case MONOTONIC_READS ->
                !earlier.isWrite()
                        && !later.isWrite()
                        && !later.version().seen().isEmpty()
                        && !later.version().seen().dominates(earlier.version().seen());
            case MONOTONIC_WRITES ->
                earlier.isWrite()
                        && later.isWrite()
                        && isSomewhereWithout(
                                later.version().dot(), List.of(earlier.version().dot()), all);
            case WRITES_FOLLOW_READS ->
                !earlier.isWrite()
                        && later.isWrite()
                        && isSomewhereWithout(
                                later.version().dot(), dots(earlier.version().seen()), all);
        };
    }

    private static boolean isSomewhereWithout(Dot write, List<Dot> demanded, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.version().seen().isEmpty())
                .anyMatch(answer -> (answer.held(write) && !demanded.stream().allMatch(answer::held))
                        || (answer.isWrite()
                                && answer.heldWhenAccepted(write)
                                && !demanded.stream().allMatch(answer::heldWhenAccepted)));
    }

    private static List<Dot> dots(VersionVector vector) {
        return vector.entries().entrySet().stream()
                .map(entry -> new Dot(entry.getKey(), entry.getValue()))
                .toList();
    }
}
