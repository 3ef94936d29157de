package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.PriorityQueue;
import org.rashomon.checkers.linearizability.models.Stack;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Histories with a decision that follows from what a queue, a stack and a priority queue are. */
class CollectionMonitorTest {

    private static final Budget GENEROUS = new Budget(Duration.ofMinutes(1), 1L << 30, 1, System::nanoTime);

    private final List<Event.Operation> events = new ArrayList<>();

    @Test
    void whoeverFindsNothingIsPlacedWhereNothingIs() {
        for (var element = 1; element <= 3; element++) {
            invoke(9, "dequeue", 0);
            put(1, "enqueue", element);
            take(2, "dequeue", element);
            ok(9, 0);
            invoke(8, "dequeue", 0);
            ok(8, 0);
        }

        assertThat(decide(new FifoQueue())).isInstanceOf(Decision.Linearizable.class);
        assertThat(check(new FifoQueue()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void overlappingTakesThatFoundNothingAreAnsweredInTheOrderOfTheirGaps() {
        invoke(8, "pop", 0);
        put(1, "push", 1);
        invoke(9, "pop", 0);
        take(2, "pop", 1);
        ok(9, 0);
        ok(8, 0);
        put(1, "push", 2);
        put(1, "push", 3);
        take(2, "pop", 3);
        take(2, "pop", 2);
        take(2, "pop", 0);

        assertThat(decide(new Stack())).isInstanceOf(Decision.Linearizable.class);
        assertThat(check(new Stack()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void nobodyFindsNothingWhileOneElementAfterTheOtherIsThere() {
        put(1, "enqueue", 1);
        invoke(9, "dequeue", 0);
        put(1, "enqueue", 2);
        take(2, "dequeue", 1);
        ok(9, 0);
        take(2, "dequeue", 2);
        put(1, "enqueue", 3);
        take(2, "dequeue", 3);

        assertRefutedBy(new FifoQueue(), 5);
    }

    @Test
    void anOlderElementIsNotOvertakenInAQueue() {
        put(1, "enqueue", 1);
        put(1, "enqueue", 2);
        put(1, "enqueue", 3);
        take(2, "dequeue", 2);
        take(2, "dequeue", 1);
        take(2, "dequeue", 3);

        assertRefutedBy(new FifoQueue(), 4);
    }

    @Test
    void anOlderElementDoesNotStayInAQueue() {
        put(1, "enqueue", 1);
        put(1, "enqueue", 2);
        take(2, "dequeue", 2);

        assertRefutedBy(new FifoQueue(), 3);
    }

    @Test
    void anOlderElementIsNotTakenFirstFromAStack() {
        put(1, "push", 1);
        put(1, "push", 2);
        take(2, "pop", 1);
        take(2, "pop", 2);

        assertRefutedBy(new Stack(), 4);
    }

    @Test
    void aStackIsTakenApartFromTheBottom() {
        put(1, "push", 1);
        put(1, "push", 2);
        take(2, "pop", 2);
        put(1, "push", 3);
        put(1, "push", 4);
        take(2, "pop", 4);
        take(2, "pop", 3);
        put(1, "push", 5);
        take(2, "pop", 5);
        take(2, "pop", 1);
        put(1, "push", 6);

        assertThat(decide(new Stack())).isInstanceOf(Decision.Linearizable.class);
        assertThat(check(new Stack()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aPopBelowTheTopIsFoundDeepInsideAStack() {
        put(1, "push", 1);
        put(1, "push", 2);
        put(1, "push", 3);
        put(1, "push", 4);
        take(2, "pop", 3);
        take(2, "pop", 4);
        take(2, "pop", 2);
        take(2, "pop", 1);

        assertRefutedBy(new Stack(), 4);
    }

    @Test
    void theLeastElementLeavesAPriorityQueueFirst() {
        put(1, "insert", 3);
        put(1, "insert", 1);
        put(1, "insert", 2);
        take(2, "delete-min", 2);
        take(2, "delete-min", 1);
        take(2, "delete-min", 3);

        assertRefutedBy(new PriorityQueue(), 4);
    }

    @Test
    void aLesserElementThatMayHaveComeLaterHindersNobody() {
        put(1, "insert", 3);
        invoke(1, "insert", 1);
        take(2, "delete-min", 3);
        ok(1, 0);
        take(2, "delete-min", 1);
        take(2, "delete-min", 0);

        assertThat(decide(new PriorityQueue())).isInstanceOf(Decision.Linearizable.class);
        assertThat(check(new PriorityQueue()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aTakeWithoutAnAnswerMayHaveTakenWhatStoodInTheWay() {
        put(1, "enqueue", 1);
        put(1, "enqueue", 2);
        invoke(3, "dequeue", 0);
        info(3);
        take(2, "dequeue", 2);

        assertThat(decide(new FifoQueue())).isInstanceOf(Decision.Linearizable.class);
        assertThat(check(new FifoQueue()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void oneTakeWithoutAnAnswerTookNoMoreThanOneElement() {
        put(1, "enqueue", 1);
        put(1, "enqueue", 2);
        put(1, "enqueue", 3);
        invoke(3, "dequeue", 0);
        info(3);
        take(2, "dequeue", 3);

        assertThat(decide(new FifoQueue())).isInstanceOf(Decision.Open.class);
        assertThat(check(new FifoQueue()).verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aTakeThatWasCalledTooLateTookNothingBefore() {
        put(1, "push", 1);
        put(1, "push", 2);
        take(2, "pop", 1);
        invoke(3, "pop", 0);
        info(3);

        assertThat(decide(new Stack())).isInstanceOf(Decision.NotLinearizable.class);
        assertThat(check(new Stack()).verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void nothingIsTakenTwiceOrBeforeItWasPutIn() {
        put(1, "insert", 1);
        take(2, "delete-min", 1);
        take(2, "delete-min", 1);
        assertRefutedBy(new PriorityQueue(), 3);

        events.clear();
        take(2, "delete-min", 7);
        put(1, "insert", 7);
        assertRefutedBy(new PriorityQueue(), 1);
    }

    @Test
    void elementsThatWerePutInTwiceAreLeftToTheSearch() {
        put(1, "push", 1);
        put(1, "push", 1);

        assertThat(decide(new Stack())).isInstanceOf(Decision.Open.class);
        assertThat(check(new Stack()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    private void assertRefutedBy(Model<?> model, int operations) {
        assertThat(decide(model)).isInstanceOf(Decision.NotLinearizable.class);
        assertThat(check(model).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.anomalies().getFirst().witness())
                                .hasSize(operations));
    }

    private Decision decide(Model<?> model) {
        var history = History.of(events);
        return CollectionMonitor.decide(Partitions.of(history, model).subhistory(0), model);
    }

    private CheckResult check(Model<?> model) {
        return new LinearizabilityChecker(model, GENEROUS).check(History.of(events));
    }

    private void put(int process, String function, int element) {
        invoke(process, function, element);
        ok(process, 0);
    }

    private void take(int process, String function, int element) {
        invoke(process, function, 0);
        ok(process, element);
    }

    private void invoke(int process, String function, int element) {
        add(OperationType.INVOKE, process, function, element);
    }

    private void ok(int process, int element) {
        add(OperationType.OK, process, "answer", element);
    }

    private void info(int process) {
        add(OperationType.INFO, process, "answer", 0);
    }

    private void add(OperationType type, int process, String function, int element) {
        var index = events.size();
        var value = element == 0 ? Value.NONE : Value.of(element);
        events.add(new Event.Operation(
                index, index, type, process, 0, "n1", new Function(function), "x", value, Version.NONE, ""));
    }
}
