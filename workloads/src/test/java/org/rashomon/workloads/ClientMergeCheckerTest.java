package org.rashomon.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.workloads.generators.Invocation;

/** What clients lose who merge siblings; the versions in the stories are named by node and sequence. */
class ClientMergeCheckerTest {

    private static final Map<String, String> SIBLINGS = Map.of("strategy", "siblings");

    private final HistoryBuilder history = new HistoryBuilder();

    ClientMergeCheckerTest() {
        history.add(new Event.RunStarted(
                0,
                0,
                new RunInfo(
                        "test",
                        1,
                        "simulated",
                        "counter",
                        List.of("n1", "n2"),
                        List.of(),
                        new TreeMap<>(SIBLINGS),
                        "2026-01-01",
                        "test")));
    }

    private static Value row(Object content, int number) {
        var value = content instanceof Integer count
                ? Value.of(count)
                : Value.of(((List<?>) content)
                        .stream().map(article -> Value.of((Integer) article)).toList());
        return Value.of(List.of(value, Value.of(number)));
    }

    private static Dot dot(String name) {
        return new Dot(name.substring(0, 2), Long.parseLong(name.substring(3)));
    }

    /** A session reads these versions; a session is named by a number, and speaks to the node of that number. */
    private void read(int session, Map<String, Value> versions) {
        var sorted = new TreeMap<>(versions);
        var dots = sorted.keySet().stream().map(ClientMergeCheckerTest::dot).toList();
        var version = dots.size() == 1
                ? new Version(dots.getFirst(), 0, VersionVector.EMPTY, VersionVector.EMPTY)
                : Version.ofSiblings(dots, VersionVector.EMPTY, VersionVector.EMPTY);
        operation(session, Function.READ, Value.NONE, Value.of(List.copyOf(sorted.values())), version);
    }

    private void write(int session, String dot, Value row) {
        operation(
                session, Function.WRITE, row, row, new Version(dot(dot), 0, VersionVector.EMPTY, VersionVector.EMPTY));
    }

    private void operation(int session, Function function, Value argument, Value result, Version version) {
        Answered.add(history, session, new Invocation(function, "k", argument), result, version);
    }

    private CheckResult judged(String workload) {
        var checker = Workloads.named(workload).orElseThrow().checkers(Contract.of(SIBLINGS)).stream()
                .filter(ClientMergeChecker.class::isInstance)
                .findFirst()
                .orElseThrow();
        return checker.check(history.build());
    }

    @Test
    void theGreaterOfTwoCountsLacksTheIncrementOfTheOther() {
        var five = row(5, 1);
        var eight = row(8, 2);
        var six = row(6, 3);
        write(1, "n1:1", five);
        read(1, Map.of("n1:1", five));
        read(2, Map.of("n1:1", five));
        write(1, "n1:2", eight);
        write(2, "n2:1", six);
        read(2, Map.of("n1:2", eight, "n2:1", six));
        write(2, "n2:2", row(10, 4));

        var result = judged("counter");

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("merges", "1");
        assertThat(result.byDesign()).extracting(ByDesign::name).containsExactly("lost-update");
        assertThat(result.byDesign().getFirst().sentence())
                .contains("merged counts 6 and 8 of k into 10")
                .contains("lacks the increment by 1 that n2 had acknowledged");
    }

    @Test
    void nothingIsLostWhereNobodyMerged() {
        var five = row(5, 1);
        write(1, "n1:1", five);
        read(2, Map.of("n1:1", five));
        write(2, "n2:1", row(6, 2));

        var result = judged("counter");

        assertThat(result.byDesign()).isEmpty();
        assertThat(result.facts()).containsEntry("merges", "0");
    }

    @Test
    void whatOneTookOutComesBackFromTheCartOfAnotherWhoHadIt() {
        var full = row(List.of(1, 2), 1);
        var without = row(List.of(1), 2);
        var more = row(List.of(1, 2, 3), 3);
        mergeOf(full, without, more, row(List.of(1, 2, 3, 4), 4));

        var result = judged("cart");

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.byDesign()).extracting(ByDesign::name).containsExactly("resurrected-delete");
        assertThat(result.byDesign().getFirst().sentence()).startsWith("Article 2, taken out of k on n1, is back");
    }

    /** The second session knew of no cart when it put the article in. */
    @Test
    void whatAnotherPutInAnewDidNotComeBack() {
        var full = row(List.of(1), 1);
        var empty = row(List.of(), 2);
        var anew = row(List.of(1), 3);
        write(1, "n1:1", full);
        read(1, Map.of("n1:1", full));
        write(1, "n1:2", empty);
        write(2, "n2:1", anew);
        read(2, Map.of("n1:2", empty, "n2:1", anew));
        write(2, "n2:2", row(List.of(1, 4), 4));

        assertThat(judged("cart").byDesign()).isEmpty();
    }

    /** Two sessions read the first, write the second and the third, and the second session merges the two. */
    private void mergeOf(Value first, Value second, Value third, Value merged) {
        write(1, "n1:1", first);
        read(1, Map.of("n1:1", first));
        read(2, Map.of("n1:1", first));
        write(1, "n1:2", second);
        write(2, "n2:1", third);
        read(2, Map.of("n1:2", second, "n2:1", third));
        write(2, "n2:2", merged);
    }
}
