package org.rashomon.checkers.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

class MergeCheckerTest {

    private static final Version BOTH = Version.ofSiblings(
            List.of(new Dot("n1", 1), new Dot("n2", 1)), VersionVector.EMPTY, VersionVector.of(Map.of("n1", 1L)));

    @ParameterizedTest
    @CsvSource({
        "merge-values,        C,   B,   B/C,  ''",
        "merge-values,        B,   B,   B,    ''",
        "merge-values,        C,   B,   C,    input-lost-by-merge",
        "merge-values,        C,   B,   C/B,  unlawful-merge",
        "handler-concatenate, C,   B,   CB,   ''",
        "handler-concatenate, C,   B,   CC,   input-lost-by-merge",
        "handler-concatenate, C,   B,   CBB,  unlawful-merge",
        "handler-maximum,     3,   7,   7,    ''",
        "handler-maximum,     3,   7,   3,    unlawful-merge",
        "handler-union,       1 2, 2 3, 1 2 3, ''",
        "handler-union,       1 2, 2 3, 1 2,  input-lost-by-merge",
        "handler-union,       1 2, 2 3, 1 2 3 4, unlawful-merge",
        "handler:Mine,        1,   2,   99,   ''"
    })
    void aMergeOfTwoIsComputedAnew(String strategy, String first, String second, String merged, String anomaly) {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", strategy));
        write(script, "n1", value(strategy, first));
        write(script, "n2", value(strategy, second));
        script.read(3, "n1", "k", value(strategy, merged), BOTH);
        var verdict = new MergeChecker().check(script.finish()).verdict();

        if (anomaly.isEmpty()) {
            assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        } else {
            assertThat(((Verdict.Invalid) verdict).anomalies())
                    .extracting(Anomaly::name)
                    .containsExactly(anomaly);
        }
    }

    @Test
    void theSameVersionsGiveTheSameValueEverywhere() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "handler:Mine"));
        script.read(3, "n1", "k", Value.of("a then b"), BOTH).read(3, "n2", "k", Value.of("b then a"), BOTH);
        var verdict =
                (Verdict.Invalid) new MergeChecker().check(script.finish()).verdict();

        assertThat(verdict.anomalies().getFirst().name()).isEqualTo("unlawful-merge");
        assertThat(verdict.anomalies().getFirst().sentence())
                .isEqualTo(
                        "The versions n1:1 and n2:1 of key k give \"a then b\" on n1 and \"b then a\" on n2: the merge"
                                + " depends on more than its inputs.");
    }

    @Test
    void withoutVersionsNothingIsSaid() {
        var script = HistoryScript.run(List.of("n1"), List.of(), Map.of("strategy", "handler-union"));
        script.read(3, "n1", "k", Value.of("x"), Version.NONE);

        assertThat(new MergeChecker().check(script.finish()).verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    private static void write(HistoryScript script, String node, Value value) {
        var process = node.equals("n1") ? 1 : 2;
        script.invoke(process, node, Function.WRITE, "k", value)
                .ok(process, Value.NONE, Versions.version(node, 1, 1, Map.of()));
    }

    private static Value value(String strategy, String text) {
        return switch (strategy) {
            case "handler-union" ->
                Value.of(List.of(text.split(" ", -1)).stream()
                        .map(part -> Value.of(Long.parseLong(part)))
                        .toList());
            case "handler-maximum", "handler:Mine" -> Value.of(Long.parseLong(text));
            default -> Value.of(text);
        };
    }
}
