package org.rashomon.checkers.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class SequenceCheckerTest {

    @Test
    void replicasThatAgreeOnTheOrderAreValid() {
        var script = script();
        insert(script, "n1", 0, 1);
        insert(script, "n2", 1, 2);
        insert(script, "n1", 1, 3);
        read(script, "n1", 1, 3, 2);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 1, 3, 2);
        read(script, "n2", 1, 3, 2);

        assertThat(check(script).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void twoReadsThatDisagreeOnTwoElementsBreakEvenTheWeakSpecification() {
        var script = script();
        insert(script, "n1", 0, 1);
        insert(script, "n2", 0, 2);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 1, 2);
        read(script, "n2", 2, 1);
        var anomalies = anomalies(check(script));

        assertThat(anomalies).extracting(Anomaly::name).containsExactly("list-order-divergence");
        assertThat(anomalies.getFirst().sentence())
                .contains("n1 at 0.008 s shows 2 behind 1, but n2 at 0.010 s shows 1 behind 2")
                .contains("breaks even the weak specification");
    }

    /** The example of the paper: a x b, then x goes, and the other replica had put its element on the other side. */
    @Test
    void aCycleThroughAnElementThatIsGoneBreaksOnlyTheStrongSpecification() {
        var script = script();
        insert(script, "n1", 0, 9);
        insert(script, "n1", 0, 1);
        insert(script, "n2", 9, 2);
        read(script, "n1", 1, 9);
        read(script, "n2", 9, 2);
        script.invoke(1, "n1", Function.REMOVE, "l", Value.of(9)).ok(1, Value.NONE, Version.NONE);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 2, 1);
        read(script, "n2", 2, 1);
        var anomalies = anomalies(check(script));

        assertThat(anomalies).extracting(Anomaly::name).containsExactly("list-order-divergence");
        assertThat(anomalies.getFirst().sentence()).contains("so the weak specification is kept");
        assertThat(anomalies.getFirst().witness()).hasSize(3);
    }

    @Test
    void whatIsInsertedBehindAnAnchorStaysBehindIt() {
        var script = script();
        insert(script, "n1", 0, 1);
        insert(script, "n1", 1, 2);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 2, 1);
        read(script, "n2", 2, 1);

        assertThat(anomalies(check(script))).extracting(Anomaly::name).containsExactly("list-order-divergence");
    }

    @Test
    void anElementThatIsLostOrThereTwiceIsFound() {
        var script = script();
        insert(script, "n1", 0, 1);
        insert(script, "n1", 1, 2);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 1);
        read(script, "n2", 1, 2, 2);

        assertThat(anomalies(check(script))).extracting(Anomaly::name).contains("vanished-write", "duplicate-element");
    }

    @Test
    void runsThatAreTornApartAreCountedButNotJudged() {
        var script = script();
        script.invoke(1, "n1", Function.APPEND, "l", Value.of(1)).ok(1, Value.NONE, Version.NONE);
        insert(script, "n1", 1, 2);
        script.invoke(2, "n2", Function.APPEND, "l", Value.of(11)).ok(2, Value.NONE, Version.NONE);
        insert(script, "n2", 11, 12);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 1, 11, 2, 12);
        read(script, "n2", 1, 11, 2, 12);
        var result = check(script);

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.facts()).containsEntry("interleavings", "2");
    }

    @Test
    void whatItsReplicaHadAlreadyDoesNotComeBetweenAnElementAndItsAnchor() {
        var script = script();
        insert(script, "n1", 0, 1);
        insert(script, "n1", 1, 2);
        insert(script, "n1", 1, 3);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 1, 2, 3);
        read(script, "n2", 1, 2, 3);
        var anomalies = anomalies(check(script));

        assertThat(anomalies).extracting(Anomaly::name).containsOnly("misplaced-element");
        assertThat(anomalies.getFirst().sentence())
                .isEqualTo("List l, read on n1 at 0.010 s, shows 2 between 1 and 3, although n1 had 2 already when it"
                        + " was put right behind 1.");
    }

    @Test
    void whatItsReplicaDidNotHaveMayComeBetween() {
        var script = script();
        insert(script, "n1", 0, 1);
        insert(script, "n2", 1, 2);
        insert(script, "n1", 1, 3);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", 1, 2, 3);
        read(script, "n2", 1, 2, 3);

        assertThat(check(script).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    /** Replicas that exchange everything now and then and insert by place; one that sorts by age is found. */
    @Test
    void listsByPlaceAreNeverBlamedAndListsByAgeAreWhereItShows() {
        Property.forSeeds(1_000, random -> {
            var seed = random.nextLong();
            var lists = new PlacedLists(new SplittableRandom(seed), random.nextBoolean());

            assertThat(check(lists.play(false)).verdict()).isInstanceOf(Verdict.Valid.class);

            var aged = new PlacedLists(new SplittableRandom(seed), lists.tells());
            var script = aged.play(true);
            if (aged.isBlameable()) {
                assertThat(check(script).verdict()).isInstanceOf(Verdict.Invalid.class);
            }
        });
    }

    /** Brute force: some permutation of all elements agrees with every read. */
    @Test
    void thereIsAnAnomalyExactlyIfNoPermutationAgreesWithAllReads() {
        Property.forSeeds(2_000, random -> {
            var count = 2 + random.nextInt(4);
            var reads = new ArrayList<long[]>();
            for (var read = 1 + random.nextInt(4); read > 0; read--) {
                reads.add(someOf(count, random));
            }
            var script = script();
            for (var element = 1; element <= count; element++) {
                // Each on a node of its own, which says nothing of where the others must be.
                insert(script, "m" + element, 0, element);
            }
            reads.forEach(read -> read(script, "n1", read));
            var invalid = new SequenceChecker().check(script.finish()).verdict() instanceof Verdict.Invalid;

            assertThat(invalid).isEqualTo(!hasOrder(new ArrayList<>(), count, reads));
        });
    }

    private static boolean hasOrder(List<Long> prefix, int count, List<long[]> reads) {
        if (prefix.size() == count) {
            return reads.stream().allMatch(read -> agrees(prefix, read));
        }
        for (var element = 1L; element <= count; element++) {
            if (!prefix.contains(element)) {
                prefix.add(element);
                if (hasOrder(prefix, count, reads)) {
                    return true;
                }
                prefix.removeLast();
            }
        }
        return false;
    }

    private static boolean agrees(List<Long> order, long[] read) {
        for (var at = 1; at < read.length; at++) {
            if (order.indexOf(read[at - 1]) > order.indexOf(read[at])) {
                return false;
            }
        }
        return true;
    }

    private static long[] someOf(int count, SplittableRandom random) {
        var elements = new ArrayList<Long>();
        for (var element = 1L; element <= count; element++) {
            if (random.nextInt(3) > 0) {
                elements.add(random.nextInt(elements.size() + 1), element);
            }
        }
        return elements.stream().mapToLong(Long::longValue).toArray();
    }

    private static HistoryScript script() {
        return HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "sequence"));
    }

    /** Inserts behind an element, or at the head for 0. */
    private static void insert(HistoryScript script, String node, long anchor, long element) {
        var process = node.equals("n1") ? 1 : 2;
        var behind = anchor == 0 ? Value.NONE : Value.of(anchor);
        script.invoke(process, node, Function.INSERT, "l", Value.of(List.of(behind, Value.of(element))))
                .ok(process, Value.NONE, Version.NONE);
    }

    private static void read(HistoryScript script, String node, long... elements) {
        var values = Arrays.stream(elements).mapToObj(Value::of).toList();
        script.read(node.equals("n1") ? 1 : 2, node, "l", Value.of(values), Version.NONE);
    }

    private static CheckResult check(HistoryScript script) {
        return new SequenceChecker().check(script.finish());
    }

    private static List<Anomaly> anomalies(CheckResult result) {
        return ((Verdict.Invalid) result.verdict()).anomalies();
    }
}
