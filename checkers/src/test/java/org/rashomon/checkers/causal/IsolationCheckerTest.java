package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.causal.IsolationChecker.Level.READ_ATOMIC;
import static org.rashomon.checkers.causal.IsolationChecker.Level.READ_COMMITTED;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.formats.plume.PlumeText;

/** The transactional anomalies that Plume (OOPSLA 2024) lists, each as the smallest history that shows it. */
class IsolationCheckerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thin air | r(1,7,0,0) | thin-air-value | thin-air-value | thin-air-value",
                "aborted | w(1,7,0,-1) r(1,7,1,1) | failed-write-visible | failed-write-visible | failed-write-visible",
                "future | r(1,7,0,0) w(1,7,0,0) | future-read | future-read | future-read",
                "not own write | w(1,7,0,0) w(1,8,1,1) r(1,7,1,1) | not-own-write | not-own-write | not-own-write",
                "own write undone | w(1,7,0,0) r(1,0,0,0) | not-own-write | not-own-write | not-own-write",
                "intermediate | w(1,7,0,0) w(1,8,0,0) r(1,7,1,1)"
                        + " | intermediate-read | intermediate-read | intermediate-read",
                "cyclic | r(2,1,0,0) w(1,1,0,0) r(1,1,1,1) w(2,1,1,1)"
                        + " | cyclic-causal-order | cyclic-causal-order | cyclic-causal-order",
                "back in a transaction | w(1,1,0,0) r(1,1,1,1) w(1,2,1,1) w(2,2,1,1) r(2,2,2,2) r(1,1,2,2)"
                        + " | non-monotonic-read | fractured-read | overwritten-read",
                "two versions of one key | w(1,1,0,0) w(1,2,1,1) r(1,1,2,2) r(1,2,2,2)"
                        + " | - | fractured-read | conflicting-arbitration",
                "half of a transaction | w(1,1,0,0) w(2,1,0,0) r(1,0,1,1) r(2,1,1,1)"
                        + " | - | fractured-read | stale-initial-read",
                "a cause is missed | w(1,1,0,0) r(1,1,1,1) w(2,1,1,1) r(2,1,2,2) r(1,0,2,2)"
                        + " | - | - | stale-initial-read",
                "nothing | w(1,1,0,0) w(2,1,0,0) r(1,1,1,1) r(2,1,1,1) | - | - | -"
            })
    void givesEachAnomalyItsName(String what, String text, String committed, String atomic, String causal) {
        var history = PlumeText.parse(what, text.replace(' ', '\n'));

        assertThat(names(new IsolationChecker(READ_COMMITTED).check(history))).isEqualTo(expected(committed));
        assertThat(names(new IsolationChecker(READ_ATOMIC).check(history))).isEqualTo(expected(atomic));
        assertThat(names(new CausalChecker().check(history))).isEqualTo(expected(causal));
    }

    private static Set<String> expected(String name) {
        return name.equals("-") ? Set.of() : Set.of(name);
    }

    private static Set<String> names(CheckResult result) {
        var anomalies = result.verdict() instanceof Verdict.Invalid invalid ? invalid.anomalies() : List.<Anomaly>of();
        return anomalies.stream().map(Anomaly::name).collect(Collectors.toSet());
    }
}
