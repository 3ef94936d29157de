package org.rashomon.checkers.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class ListAppendCheckerTest {

    private final HistoryScript script = HistoryScript.run(List.of("n1"), List.of(), Map.of());

    @Test
    void readsThatAreBeginningsOfOneAnotherAreValid() {
        transaction(append("x", 1));
        transaction(append("x", 2), read("x", 1, 2));
        transaction(read("x", 1));

        assertThat(verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void twoOrdersADuplicateAndAStrangerAreFound() {
        transaction(append("x", 1));
        transaction(append("x", 2));
        transaction(read("x", 1, 2));
        transaction(read("x", 2));
        transaction(read("x", 1, 2, 2));
        transaction(read("x", 1, 2, 9));

        assertThat(names()).contains("list-order-divergence", "duplicate-element", "thin-air-value");
    }

    @Test
    void aFailedAppendThatIsThereIsFound() {
        script.invoke(1, "n1", Function.TRANSACTION, "", Value.of(List.of(append("x", 1))))
                .fail(1);
        transaction(append("x", 2));
        transaction(read("x", 1, 2));

        assertThat(names()).containsExactly("failed-write-visible");
    }

    @Test
    void twoTransactionsThatReadEachOtherAreACircle() {
        transaction(append("x", 1), read("y", 2));
        transaction(append("y", 2), read("x", 1));
        var anomalies = ((Verdict.Invalid) verdict()).anomalies();

        assertThat(anomalies).extracting(Anomaly::name).containsExactly("cyclic-causal-order");
        assertThat(anomalies.getFirst().witness()).hasSize(2);
    }

    @Test
    void twoTransactionsThatAppendBehindEachOtherAreACircle() {
        transaction(append("x", 1), append("y", 1));
        transaction(append("x", 2), append("y", 2));
        transaction(read("x", 1, 2), read("y", 2, 1));

        assertThat(names()).containsExactly("cyclic-causal-order");
    }

    @Test
    void aTransactionReadsWhatItHasAppendedAndNothingThatItAppendsLater() {
        transaction(append("x", 1), read("x"));
        transaction(read("x", 1, 2), append("x", 2), read("x", 1, 2));

        assertThat(names()).containsExactly("not-own-write", "future-read");
    }

    @Test
    void whatTheLastReadsLackIsLost() {
        transaction(append("x", 1));
        transaction(append("x", 2));
        script.phase(Phase.FINAL_READS);
        transaction(read("x", 2));

        assertThat(names()).containsExactly("vanished-write");
    }

    /** Two that each miss what the other appends: write skew, which refutes no more than serializability. */
    @Test
    void aCircleOfWhatWasNotReadIsToldAndIsNoAnomaly() {
        transaction(append("x", 1), read("y"));
        transaction(append("y", 2), read("x"));
        transaction(read("x", 1), read("y", 2));
        var result = new ListAppendChecker().check(script.finish());

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.facts().get("serializable"))
                .startsWith("refuted: 2 transactions follow from one another in a circle")
                .contains("which session 1 had not read there");
    }

    /** One serial execution, of which one read is turned around, or not. */
    @Test
    void serialExecutionsAreValidAndAReadThatIsTurnedAroundIsNot() {
        Property.forSeeds(1_000, random -> {
            var spoil = random.nextBoolean();
            var run = HistoryScript.run(List.of("n1"), List.of(), Map.of());
            var list = new ArrayList<Long>();
            for (var number = 1L; number <= 4 + random.nextInt(6); number++) {
                list.add(number);
                transaction(
                        run,
                        append("x", number),
                        read("x", list.stream().mapToLong(Long::longValue).toArray()));
            }
            if (spoil) {
                var place = random.nextInt(list.size() - 1);
                list.add(place, list.remove(place + 1));
            }
            transaction(run, read("x", list.stream().mapToLong(Long::longValue).toArray()));
            var isInvalid = new ListAppendChecker().check(run.finish()).verdict() instanceof Verdict.Invalid;

            assertThat(isInvalid).isEqualTo(spoil);
        });
    }

    private static Value append(String key, long element) {
        return Value.of(List.of(Value.of("append"), Value.of(key), Value.of(element)));
    }

    private static Value read(String key, long... elements) {
        var values = Arrays.stream(elements).mapToObj(Value::of).toList();
        return Value.of(List.of(Value.of("r"), Value.of(key), Value.of(values)));
    }

    private void transaction(Value... parts) {
        transaction(script, parts);
    }

    private static void transaction(HistoryScript script, Value... parts) {
        var all = Value.of(List.of(parts));
        script.invoke(1, "n1", Function.TRANSACTION, "", all).ok(1, all, Version.NONE);
    }

    private Verdict verdict() {
        return new ListAppendChecker().check(script.finish()).verdict();
    }

    private List<String> names() {
        return ((Verdict.Invalid) verdict())
                .anomalies().stream().map(Anomaly::name).toList();
    }
}
