package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.models.AppendList;
import org.rashomon.checkers.linearizability.models.Counter;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class WitnessTest {

    private static final Budget GENEROUS = new Budget(Duration.ofMinutes(1), 1L << 30, 1, System::nanoTime);
    private static final Function APPEND = new Function("append");

    private final List<Event.Operation> events = new ArrayList<>();

    @Test
    void aListIsShownWithoutTheElementsThatDoNotMatter() {
        for (var element = 1; element <= 9; element++) {
            call(1, APPEND, Value.of(element), Value.NONE);
        }
        call(2, Function.READ, Value.NONE, list(1, 2, 3, 4, 6, 7, 8, 9));

        var result = check(new AppendList());

        assertThat(sentence(result)).contains("other elements left out", "read -> []", "of process 2");
        assertThat(table(result))
                .containsExactly(
                        "   event  process 1               process 2",
                        "       8  append 5",
                        "       9  ok",
                        "      18                          read",
                        "          up to here there is an order; the object can be in state [5]",
                        "      19                          ok []");
    }

    @Test
    void anOperationWithoutAnAnswerIsShownAsOneThatMayHaveTakenEffect() {
        add(OperationType.INVOKE, 1, Function.ADD, Value.of(2));
        add(OperationType.INFO, 1, Function.ADD, Value.NONE);
        call(2, Function.READ, Value.NONE, Value.of(1));

        var result = check(new Counter());

        assertThat(sentence(result)).contains("from the beginning", "read -> 1 of process 2", "(0)");
        var roles = ((Verdict.Invalid) result.verdict())
                .anomalies().getFirst().witness().stream()
                        .map(evidence -> evidence.role() + ": " + evidence.text())
                        .toList();
        assertThat(roles)
                .containsExactly(
                        "may have taken effect: process 1: add 2 -> ?, from event 0 to an unknown end",
                        "fits no order: process 2: read -> 1, from event 2 to event 3");
    }

    @Test
    void aViolationLateInAHistoryIsShownThroughAWindow() {
        for (var value = 1; value <= 200; value++) {
            call(1, Function.WRITE, Value.of(value % 3), Value.NONE);
            call(2, Function.READ, Value.NONE, Value.of(value % 3));
        }
        call(2, Function.READ, Value.NONE, Value.of(0));

        var result = check(Register.plain());

        assertThat(sentence(result)).contains("on key x", "from whatever state it was in before event");
        assertThat(result.facts()).containsEntry("certificate", "operations that were tried in every order");
        assertThat(result.facts()).containsEntry("objects", "1");
        assertThat(result.checker()).isEqualTo("linearizable-register");
    }

    @Test
    void theCheckerSaysWhatItJudges() {
        var checker = new LinearizabilityChecker(Register.withCompareAndSet(), GENEROUS);

        assertThat(checker.name()).isEqualTo("linearizable-cas-register");
        assertThat(checker.description())
                .isEqualTo("One order of the operations explains every answer and respects real time; the object is a "
                        + "cas register.");
    }

    @Test
    void aCompareAndSetThatDoesNotSayWhatItExpectsIsNotJudged() {
        call(1, Function.COMPARE_AND_SET, Value.of(3), Value.NONE);

        assertThat(check(Register.withCompareAndSet()).verdict())
                .isEqualTo(new Verdict.Undecided(
                        "the history is not one of a cas-register: a compare-and-set has two " + "values, not 3"));
    }

    private static String sentence(CheckResult result) {
        return ((Verdict.Invalid) result.verdict()).anomalies().getFirst().sentence();
    }

    private static List<String> table(CheckResult result) {
        return result.facts().getOrDefault("witness", "none").lines().toList();
    }

    private CheckResult check(Model<?> model) {
        return new LinearizabilityChecker(model, GENEROUS).check(History.of(events));
    }

    private static Value list(long... elements) {
        return Value.of(Arrays.stream(elements).mapToObj(Value::of).toList());
    }

    private void call(int process, Function function, Value argument, Value result) {
        add(OperationType.INVOKE, process, function, argument);
        add(OperationType.OK, process, function, result);
    }

    private void add(OperationType type, int process, Function function, Value value) {
        var index = events.size();
        events.add(new Event.Operation(index, index, type, process, 0, "n1", function, "x", value, Version.NONE, ""));
    }
}
