package org.rashomon.checkers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomAnswers;
import org.rashomon.checkers.testing.RandomAnswers.Answer;

/** Holds the judgement of dots and vectors against its definition over all pairs of answers. */
class MetadataOracleTest {

    private static final int OPERATIONS = 10;

    @Test
    void agreesWithTheDefinition() {
        Property.forSeeds(4_000, random -> {
            var answers = new RandomAnswers(40, 20).draw(random, OPERATIONS);

            assertThat(
                            new MetadataChecker()
                                            .check(RandomAnswers.history(answers))
                                            .verdict()
                                    instanceof Verdict.Invalid)
                    .as("%s", answers)
                    .isEqualTo(isContradictory(answers));
        });
    }

    /** Two writes have one dot, or an answer knows of a write that comes after it. */
    private static boolean isContradictory(List<Answer> answers) {
        for (var later = 0; later < answers.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                var write = answers.get(later);
                var answer = answers.get(earlier);
                var dot = write.version().dot();
                if (write.isWrite()
                        && (dot.equals(answer.version().dot())
                                || answer.version().seen().includes(dot)
                                || answer.version().context().includes(dot))) {
                    return true;
                }
            }
        }
        return false;
    }
}
