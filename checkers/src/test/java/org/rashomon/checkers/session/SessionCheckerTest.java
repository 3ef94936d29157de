package org.rashomon.checkers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.causal.SessionGuarantee.MONOTONIC_READS;
import static org.rashomon.checkers.causal.SessionGuarantee.MONOTONIC_WRITES;
import static org.rashomon.checkers.causal.SessionGuarantee.READ_YOUR_WRITES;
import static org.rashomon.checkers.causal.SessionGuarantee.WRITES_FOLLOW_READS;
import static org.rashomon.checkers.testing.Versions.seenBy;
import static org.rashomon.checkers.testing.Versions.version;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class SessionCheckerTest {

    private final HistoryScript script = HistoryScript.run(List.of("n1", "n2", "n3"), List.of(), Map.of());
    private final Version first = version("n1", 1, 10, Map.of());

    @Test
    void reportsAReadByAReplicaThatLacksTheSessionsWrite() {
        script.write(1, "n1", "x", 1, first);
        script.read(1, "n2", "x", Value.NONE, seenBy(Version.NONE, Map.of("n2", 3L)));

        assertThat(anomaly(READ_YOUR_WRITES)).satisfies(anomaly -> {
            assertThat(anomaly.name()).isEqualTo("stale-own-read");
            assertThat(anomaly.sentence())
                    .isEqualTo("n1 had accepted from session 1 the writes of n1 up to 1, yet n2 answered a later read"
                            + " of it with only 0.");
            assertThat(anomaly.witness()).hasSize(2);
        });
        assertThat(label(MONOTONIC_READS)).isEqualTo("valid");
    }

    @Test
    void reportsASessionThatIsAnsweredFromAnOlderState() {
        script.write(1, "n1", "x", 1, first);
        script.read(2, "n1", "x", Value.of(1), seenBy(first, Map.of("n1", 1L, "n3", 4L)));
        script.read(2, "n2", "x", Value.of(1), seenBy(first, Map.of("n1", 1L, "n3", 2L)));

        assertThat(anomaly(MONOTONIC_READS).name()).isEqualTo("time-travel");
        assertThat(label(READ_YOUR_WRITES)).isEqualTo("valid");
    }

    @Test
    void reportsAReplicaThatHasTheLaterOfTwoWritesOnly() {
        script.write(1, "n1", "x", 1, first);
        script.write(1, "n2", "y", 1, version("n2", 1, 20, Map.of("n1", 1L)));
        script.state("n3", "digest", Map.of("n2", 1L));

        assertThat(anomaly(MONOTONIC_WRITES)).satisfies(anomaly -> {
            assertThat(anomaly.name()).isEqualTo("writes-out-of-order");
            assertThat(anomaly.sentence())
                    .startsWith("n3 held n2:1, the write of session 1 to y, but not all that the session had written");
            assertThat(anomaly.witness())
                    .extracting("role")
                    .containsExactly("what comes first", "what follows", "replica");
        });
        assertThat(label(WRITES_FOLLOW_READS)).isEqualTo("valid");
    }

    @Test
    void reportsAReplicaThatAcceptsTheLaterWriteWithoutTheEarlierOne() {
        script.write(1, "n1", "x", 1, first);
        script.write(1, "n2", "y", 1, version("n2", 1, 20, Map.of()));

        assertThat(anomaly(MONOTONIC_WRITES).name()).isEqualTo("writes-out-of-order");
    }

    @Test
    void reportsAReplicaThatHasTheAnswerButNotTheQuestion() {
        script.write(1, "n1", "x", 1, first);
        script.read(2, "n2", "x", Value.of(1), seenBy(first, Map.of("n1", 1L)));
        var answer = version("n2", 1, 20, Map.of("n1", 1L));
        script.write(2, "n2", "y", 1, answer);
        script.read(3, "n3", "y", Value.of(1), seenBy(answer, Map.of("n2", 1L)));

        assertThat(anomaly(WRITES_FOLLOW_READS).name()).isEqualTo("effect-before-cause");
        assertThat(label(MONOTONIC_WRITES)).isEqualTo("valid");
    }

    @Test
    void reportsAnOwnWriteThatTheStoreHasRejectedAlthoughItKnowsIt() {
        script.write(1, "n1", "x", 1, first);
        script.write(1, "n1", "x", 2, version("n1", 2, 5, Map.of("n1", 1L)));
        script.read(1, "n1", "x", Value.of(1), seenBy(first, Map.of("n1", 2L)));

        assertThat(anomaly(READ_YOUR_WRITES).name()).isEqualTo("stale-own-read");
    }

    @Test
    void judgesByValuesWhereTheStoreTellsNothing() {
        script.write(1, "n1", "x", 1, Version.NONE);
        script.write(1, "n1", "y", 1, Version.NONE);
        script.read(2, "n2", "y", Value.of(1), Version.NONE);
        script.read(2, "n2", "x", Value.NONE, Version.NONE);

        assertThat(anomaly(MONOTONIC_WRITES).name()).isEqualTo("writes-out-of-order");
        assertThat(label(WRITES_FOLLOW_READS)).isEqualTo("undecided");
        assertThat(label(READ_YOUR_WRITES)).isEqualTo("valid");
        assertThat(label(MONOTONIC_READS)).isEqualTo("valid");
    }

    @Test
    void leavesValuesFromNowhereToOthersButDoesNotVouchForThem() {
        script.read(1, "n1", "x", Value.of(9), Version.NONE);

        var verdict =
                new SessionChecker(READ_YOUR_WRITES).check(script.finish()).verdict();

        assertThat(verdict)
                .isEqualTo(new Verdict.Undecided(
                        "1 read returned what no committed write explains; the checker causal tells more"));
    }

    private Anomaly anomaly(SessionGuarantee guarantee) {
        var verdict = new SessionChecker(guarantee).check(script.build()).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        return ((Verdict.Invalid) verdict).anomalies().getFirst();
    }

    private String label(SessionGuarantee guarantee) {
        return new SessionChecker(guarantee).check(script.build()).verdict().label();
    }
}
