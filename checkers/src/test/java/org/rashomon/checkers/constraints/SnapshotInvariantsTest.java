package org.rashomon.checkers.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class SnapshotInvariantsTest {

    @Test
    void aSumThatChangesIsFound() {
        var script = foreign();
        readAll(script, Map.of("a", Value.of(10), "b", Value.of(0)));
        readAll(script, Map.of("a", Value.of(5), "b", Value.of(5)));
        readAll(script, Map.of("a", Value.of(7), "b", Value.of(5)));

        assertThat(anomalies(new BankChecker(), script))
                .extracting(Anomaly::name)
                .containsExactly("total-not-preserved");
    }

    /** Brute force over random reads: invalid exactly if two reads of the same accounts differ in their sums. */
    @Test
    void agreesWithTheDefinitionOnRandomReads() {
        Property.forSeeds(2_000, random -> {
            var script = foreign();
            var sums = new ArrayList<Long>();
            for (var read = 0; read < 2 + random.nextInt(4); read++) {
                var a = random.nextInt(3);
                var b = random.nextInt(3);
                sums.add((long) a + b);
                readAll(script, Map.of("a", Value.of(a), "b", Value.of(b)));
            }
            var differ = sums.stream().distinct().count() > 1;

            assertThat(new BankChecker().check(script.finish()).verdict() instanceof Verdict.Invalid)
                    .isEqualTo(differ);
        });
    }

    @Test
    void whatTwoLeadersDidNotKnowOfEachOtherIsByDesign() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "pn-counter"));
        script.invoke(1, "n1", Function.INCREMENT, "stock", Value.of(-1))
                .ok(1, Value.NONE, Versions.version("n1", 1, 0, Map.of()));
        script.invoke(2, "n2", Function.INCREMENT, "stock", Value.of(-1))
                .ok(2, Value.NONE, Versions.version("n2", 1, 0, Map.of()));
        script.read(3, "n1", "stock", Value.of(-1), Version.NONE);
        var result = new StockChecker().check(script.finish());

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesignCount()).isEqualTo(1);
    }

    @Test
    void whatOneLeaderDidAloneIsNot() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "pn-counter"));
        script.invoke(1, "n1", Function.INCREMENT, "stock", Value.of(-1))
                .ok(1, Value.NONE, Versions.version("n1", 1, 0, Map.of()));
        script.read(3, "n1", "stock", Value.of(-1), Version.NONE);

        assertThat(anomalies(new StockChecker(), script))
                .extracting(Anomaly::name)
                .containsExactly("below-zero");
    }

    @Test
    void aReferenceToNothingIsFound() {
        var script = foreign();
        readAll(script, Map.of("book", Value.of("author"), "author", Value.of(1)));
        readAll(script, Map.of("book", Value.of("author"), "author", Value.NONE));

        assertThat(anomalies(new ForeignKeyChecker(), script))
                .extracting(Anomaly::name)
                .containsExactly("dangling-reference");
    }

    private static HistoryScript foreign() {
        return HistoryScript.run(List.of("n1"), List.of(), Map.of());
    }

    private static void readAll(HistoryScript script, Map<String, Value> values) {
        var parts = values.entrySet().stream()
                .map(entry -> Value.of(List.of(Value.of("r"), Value.of(entry.getKey()), entry.getValue())))
                .toList();
        script.invoke(1, "n1", Function.TRANSACTION, "", Value.of(parts)).ok(1, Value.of(parts), Version.NONE);
    }

    private static List<Anomaly> anomalies(Checker checker, HistoryScript script) {
        return ((Verdict.Invalid) checker.check(script.finish()).verdict()).anomalies();
    }
}
