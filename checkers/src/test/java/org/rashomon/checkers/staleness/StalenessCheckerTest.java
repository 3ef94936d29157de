package org.rashomon.checkers.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.History;
import org.rashomon.history.Value;

class StalenessCheckerTest {

    @Test
    void anUpdateIsSeenWithTheFirstAnswerThatReflectsIt() {
        var result = new StalenessChecker().check(history());

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.facts())
                .containsOnlyKeys("n1->n2", "n2->n1")
                .containsEntry("n1->n2", "median 98.000 ms, 99 % 98.000 ms, longest 98.000 ms, of 2 updates");
    }

    @Test
    void aBoundThatIsSetIsJudged() {
        var tight = new StalenessChecker(Optional.of(Duration.ofMillis(50))).check(history());
        var wide = new StalenessChecker(Optional.of(Duration.ofMillis(500))).check(history());

        assertThat(((Verdict.Invalid) tight.verdict()).anomalies().getFirst().name())
                .isEqualTo("stale-beyond-bound");
        assertThat(wide.verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void withoutVectorsNothingIsSaid() {
        assertThat(new StalenessChecker()
                        .check(HistoryScript.lww("n1", "n2").finish())
                        .verdict())
                .isInstanceOf(Verdict.Undecided.class);
    }

    private static History history() {
        var script = HistoryScript.lww("n1", "n2");
        script.write(1, "n1", "x", 1, Versions.version("n1", 1, 1, Map.of()));
        script.write(1, "n1", "x", 2, Versions.version("n1", 2, 2, Map.of("n1", 1L)));
        script.write(2, "n2", "y", 3, Versions.version("n2", 1, 3, Map.of()));
        script.state("n2", "a", Map.of("n2", 1L));
        script.atMillis(97).state("n1", "a", Map.of("n1", 2L, "n2", 1L));
        script.atMillis(100);
        return script.read(
                        3,
                        "n2",
                        "x",
                        Value.of(2),
                        Versions.seenBy(Versions.version("n1", 2, 2, Map.of()), Map.of("n1", 2L, "n2", 1L)))
                .finish();
    }
}
