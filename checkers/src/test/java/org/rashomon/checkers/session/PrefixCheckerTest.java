package org.rashomon.checkers.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.testing.Versions.version;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class PrefixCheckerTest {

    private static final Version FIRST = version("n1", 1, 10, Map.of());
    private static final Version SECOND = version("n1", 2, 20, Map.of("n1", 1L));
    private static final Version THIRD = version("n1", 3, 30, Map.of("n1", 2L));

    private final HistoryScript script = HistoryScript.run(List.of("n1", "n2", "n3"), List.of(), Map.of());

    @Test
    void reportsALaterWriteOfANodeWithoutAnEarlierOneOfAnotherSession() {
        script.write(1, "n1", "x", 1, FIRST);
        script.write(2, "n1", "y", 2, SECOND);
        script.read(3, "n2", "y", Value.of(2), SECOND);
        script.read(3, "n2", "x", Value.NONE, Version.NONE);

        assertThat(new PrefixChecker().check(script.finish()).verdict())
                .isInstanceOfSatisfying(Verdict.Invalid.class, invalid -> {
                    assertThat(invalid.anomalies().getFirst().name()).isEqualTo("prefix-gap");
                    assertThat(invalid.anomalies().getFirst().sentence())
                            .isEqualTo("Session 3 had been shown n1:2 of n1, but n2 then answered a read of x without"
                                    + " its earlier n1:1.");
                    assertThat(invalid.anomalies().getFirst().witness())
                            .extracting("role")
                            .containsExactly("earlier write", "later write, shown", "read without the earlier one");
                });
    }

    @Test
    void reportsAVersionThatAnEarlierWriteHadReplaced() {
        script.write(1, "n1", "x", 1, FIRST);
        script.write(2, "n1", "x", 2, SECOND);
        script.write(2, "n1", "y", 3, THIRD);
        script.read(3, "n2", "y", Value.of(3), THIRD);
        script.read(3, "n2", "x", Value.of(1), FIRST);

        assertThat(label()).isEqualTo("invalid");
    }

    @Test
    void aVersionThatIsRankedHigherIsNoGap() {
        var ahead = version("n2", 1, 99, Map.of());
        var behind = version("n1", 1, 10, Map.of("n2", 1L));
        script.write(1, "n2", "x", 1, ahead);
        script.write(2, "n1", "x", 2, behind);
        script.write(2, "n1", "y", 3, version("n1", 2, 20, Map.of("n1", 1L, "n2", 1L)));
        script.read(3, "n3", "y", Value.of(3), version("n1", 2, 20, Map.of("n1", 1L, "n2", 1L)));
        script.read(3, "n3", "x", Value.of(1), ahead);

        assertThat(label()).isEqualTo("valid");
    }

    @Test
    void aKeyThatWasDeletedMayBeForgotten() {
        script.write(1, "n1", "x", 1, FIRST);
        script.write(1, "n1", "y", 2, SECOND);
        script.invoke(1, "n1", Function.DELETE, "x", Value.NONE).ok(1, Value.NONE, THIRD);
        script.read(3, "n2", "y", Value.of(2), SECOND);
        script.read(3, "n2", "x", Value.NONE, Version.NONE);

        assertThat(label()).isEqualTo("valid");
    }

    @Test
    void whatWasNotShownMayBeMissing() {
        script.write(1, "n1", "x", 1, FIRST);
        script.write(1, "n1", "y", 2, SECOND);
        script.read(3, "n2", "x", Value.NONE, Version.NONE);
        script.read(3, "n2", "y", Value.of(2), SECOND);

        assertThat(label()).isEqualTo("valid");
    }

    @Test
    void sessionsAreTheOriginsWhereVersionsAreNotTold() {
        script.write(1, "n1", "x", 1, Version.NONE);
        script.write(1, "n1", "y", 2, Version.NONE);
        script.read(3, "n2", "y", Value.of(2), Version.NONE);
        script.read(3, "n2", "x", Value.NONE, Version.NONE);

        var result = new PrefixChecker().check(script.finish());

        assertThat(result.checker()).isEqualTo("prefix");
        assertThat(result.facts()).containsEntry("judged-by", "values");
        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.anomalies().getFirst().name())
                                .isEqualTo("prefix-gap"));
    }

    @Test
    void aTransactionSeesAPrefixInWhicheverOrderItReads() {
        script.write(1, "n1", "x", 1, Version.NONE);
        script.write(1, "n1", "y", 2, Version.NONE);
        var reads = List.of(read("x", Value.NONE), read("y", Value.of(2)));
        script.invoke(2, "n2", Function.TRANSACTION, "", Value.of(reads)).ok(2, Value.of(reads), Version.NONE);

        assertThat(label()).isEqualTo("invalid");
    }

    private static Value read(String key, Value value) {
        return Value.of(List.of(Value.of("r"), Value.of(key), value));
    }

    private String label() {
        return new PrefixChecker().check(script.finish()).verdict().label();
    }
}
