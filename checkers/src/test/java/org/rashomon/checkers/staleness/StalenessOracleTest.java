package org.rashomon.checkers.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomAnswers;
import org.rashomon.checkers.testing.RandomAnswers.Answer;

/** Holds the measured times until an update shows against the definition over all pairs of answers. */
class StalenessOracleTest {

    private static final int OPERATIONS = 14;
    private static final long MILLIS_PER_OPERATION = 2;

    @Test
    void agreesWithTheDefinition() {
        Property.forSeeds(2_000, random -> {
            var answers = new RandomAnswers(0, 0).draw(random, OPERATIONS);
            var bound = Duration.ofMillis(1 + random.nextInt(2 * OPERATIONS));
            var delays = delays(answers);
            var result = new StalenessChecker(Optional.of(bound)).check(RandomAnswers.history(answers));

            assertThat(result.verdict() instanceof Verdict.Invalid)
                    .as("within %s of %s", bound, answers)
                    .isEqualTo(
                            delays.values().stream().flatMap(List::stream).anyMatch(delay -> delay > bound.toMillis()));
            assertThat(result.facts().keySet()).containsExactlyElementsOf(delays.keySet());
            delays.forEach((pair, millis) -> assertThat(result.facts().get(pair))
                    .contains(
                            "longest %d.000 ms"
                                    .formatted(millis.stream()
                                            .mapToLong(Long::longValue)
                                            .max()
                                            .orElse(0)),
                            "of %d update".formatted(millis.size())));
        });
    }

    /** For each ordered pair of replicas, how long after each write of the one the other first showed it. */
    private static Map<String, List<Long>> delays(List<Answer> answers) {
        var delays = new TreeMap<String, List<Long>>();
        for (var written = 0; written < answers.size(); written++) {
            var write = answers.get(written);
            for (var node : RandomAnswers.NODES) {
                var shown = 0;
                while (shown < answers.size() && !shows(answers.get(shown), node, write)) {
                    shown++;
                }
                if (write.isWrite() && !node.equals(write.node()) && shown < answers.size()) {
                    delays.computeIfAbsent(write.node() + "->" + node, pair -> new ArrayList<>())
                            .add(Math.max(0, shown - written) * MILLIS_PER_OPERATION);
                }
            }
        }
        return delays;
    }

    private static boolean shows(Answer answer, String node, Answer write) {
        return answer.node().equals(node)
                && answer.version().seen().includes(write.version().dot());
    }
}
