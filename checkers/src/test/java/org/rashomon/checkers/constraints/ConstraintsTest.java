package org.rashomon.checkers.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class ConstraintsTest {

    private static final Version OF_N1 = Versions.version("n1", 1, 1, Map.of());
    private static final Version OF_N2 = Versions.version("n2", 1, 2, Map.of());
    private static final Version HAD_SEEN = Versions.version("n2", 1, 2, Map.of("n1", 1L));

    @Test
    void oneIdForTwoRowsIsADuplicate() {
        assertThat(ids("interleaved", OF_N2).verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void overlappingIdsRepeatByDesignAmongLeadersThatDoNotKnow() {
        var result = ids("overlapping", OF_N2);

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesignCount()).isEqualTo(1);
        assertThat(ids("overlapping", HAD_SEEN).verdict()).isInstanceOf(Verdict.Invalid.class);
        assertThat(ids("overlapping", Version.NONE).verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    /** The leader knows of the other's row, but by another id. */
    @Test
    void overlappingIdsRepeatByDesignWhereStatementsNumberRowsAnew() {
        var contract = Map.of("strategy", "lww-wall-clock", "ids", "overlapping", "log", "statement");

        assertThat(ids(contract, HAD_SEEN).byDesignCount()).isEqualTo(1);
    }

    @Test
    void aDoubleBookingIsByDesignAmongLeadersThatDoNotKnow() {
        assertThat(booking("lww-wall-clock", OF_N2).byDesignCount()).isEqualTo(1);
        assertThat(booking("lww-wall-clock", HAD_SEEN).verdict()).isInstanceOf(Verdict.Invalid.class);
        assertThat(booking("lww-wall-clock", Version.NONE).verdict()).isInstanceOf(Verdict.Undecided.class);
        assertThat(booking("synchronous", OF_N2).verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aDeleteThatMayHaveComeBetweenExcusesTheSecondBooking() {
        var script = HistoryScript.lww("n1", "n2");
        script.invoke(3, "n1", Function.DELETE, "room", Value.NONE);
        cas(script, "n1", Value.NONE, 1, OF_N1);
        script.info(3);
        cas(script, "n2", Value.NONE, 2, HAD_SEEN);

        assertThat(new InvariantChecker().check(script.finish()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    /** It was accepted before the first claim, but by another leader, so it may have arrived after it. */
    @Test
    void aDeleteThatTheFirstHolderDidNotKnowExcusesTheSecondBookingToo() {
        var script = HistoryScript.lww("n1", "n2");
        script.invoke(3, "n2", Function.DELETE, "room", Value.NONE).ok(3, Value.NONE, OF_N2);
        cas(script, "n1", Value.NONE, 1, OF_N1);
        cas(script, "n1", Value.NONE, 2, Versions.version("n1", 2, 3, Map.of("n1", 1L, "n2", 1L)));

        assertThat(new InvariantChecker().check(script.finish()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void twoUpdatesOfOneVersionLoseOne() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "synchronous"));
        script.write(1, "n1", "room", 1, OF_N1);
        cas(script, "n1", Value.of(1), 2, Versions.version("n1", 2, 3, Map.of("n1", 1L)));
        cas(script, "n2", Value.of(1), 3, HAD_SEEN);
        var verdict =
                (Verdict.Invalid) new LostUpdateChecker().check(script.finish()).verdict();

        assertThat(verdict.anomalies().getFirst().name()).isEqualTo("lost-update");
        assertThat(verdict.anomalies().getFirst().sentence())
                .isEqualTo("Both 2 and 3 replaced 1 under key room and were acknowledged.");
    }

    private static CheckResult ids(String ids, Version second) {
        return ids(Map.of("strategy", "lww-wall-clock", "ids", ids), second);
    }

    private static CheckResult ids(Map<String, String> contract, Version second) {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), contract);
        script.invoke(1, "n1", Function.CREATE, "t", Value.of("a")).ok(1, Value.of(1), OF_N1);
        script.invoke(2, "n2", Function.CREATE, "t", Value.of("b")).ok(2, Value.of(1), second);
        return new UniqueIdsChecker().check(script.finish());
    }

    private static CheckResult booking(String strategy, Version second) {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", strategy));
        cas(script, "n1", Value.NONE, 1, OF_N1);
        cas(script, "n2", Value.NONE, 2, second);
        return new InvariantChecker().check(script.finish());
    }

    private static void cas(HistoryScript script, String node, Value expected, long value, Version version) {
        var process = node.equals("n1") ? 1 : 2;
        script.invoke(process, node, Function.COMPARE_AND_SET, "room", Value.of(List.of(expected, Value.of(value))))
                .ok(process, Value.NONE, version);
    }
}
