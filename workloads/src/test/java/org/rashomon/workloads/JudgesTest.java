package org.rashomon.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Where registers are judged by linearizability, and what becomes of a read that is not. */
class JudgesTest {

    private static final String LINEARIZABLE = "linearizable-register";

    static Stream<Map<String, String>> linearizable() {
        return Stream.of(
                Map.of("strategy", "synchronous"),
                Map.of("strategy", "lww-hybrid-clock", "topology", "single-leader", "routing", "home"));
    }

    static Stream<Map<String, String>> others() {
        return Stream.of(
                Map.of("strategy", "lww-hybrid-clock"),
                Map.of("strategy", "lww-hybrid-clock", "topology", "single-leader"),
                Map.of("strategy", "lww-hybrid-clock", "topology", "single-leader", "replication", "synchronous"),
                Map.of("strategy", "replica-priority", "routing", "home"),
                Map.of("strategy", "lww-wall-clock", "topology", "ring"));
    }

    @ParameterizedTest
    @MethodSource("linearizable")
    void aStaleReadIsAViolationWhereNoneIsPromised(Map<String, String> contract) {
        assertThat(Contract.of(contract).gives(Guarantee.LINEARIZABILITY)).isTrue();
        assertThat(judge(contract, "n1", "n1").map(CheckResult::verdict))
                .singleElement()
                .isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @MethodSource("others")
    void noStaleReadIsAViolationElsewhere(Map<String, String> contract) {
        assertThat(Contract.of(contract).gives(Guarantee.LINEARIZABILITY)).isFalse();
        assertThat(judge(contract, "n1", "n2").map(CheckResult::verdict))
                .noneMatch(verdict -> verdict instanceof Verdict.Invalid);
    }

    @Test
    void aStaleReadIsAViolationWhileTheHomeStandsAndByDesignOnceItWasMoved() {
        var contract = Map.of("strategy", "lww-hybrid-clock", "routing", "home");

        assertThat(judge(contract, "n1", "n1").map(CheckResult::verdict))
                .singleElement()
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(judge(contract, "n1", "n2")).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
            assertThat(result.byDesignCount()).isEqualTo(1);
        });
    }

    /** What the judge of linearizability says, if there is one, of a read of what was overwritten before it. */
    private static Stream<CheckResult> judge(Map<String, String> contract, String home, String other) {
        var events = new ArrayList<Event.Operation>();
        call(events, home, Function.WRITE, Value.of(1), Value.NONE);
        call(events, home, Function.WRITE, Value.of(2), Value.NONE);
        call(events, other, Function.READ, Value.NONE, Value.of(1));
        return Judges.ofRegisters(Contract.of(contract)).stream()
                .filter(checker -> checker.name().equals(LINEARIZABLE))
                .map(checker -> checker.check(History.of(events)));
    }

    private static void call(List<Event.Operation> events, String node, Function function, Value asked, Value told) {
        for (var type : List.of(OperationType.INVOKE, OperationType.OK)) {
            var index = events.size();
            var value = type == OperationType.INVOKE ? asked : told;
            events.add(new Event.Operation(index, index, type, 1, 1, node, function, "k", value, Version.NONE, ""));
        }
    }
}
