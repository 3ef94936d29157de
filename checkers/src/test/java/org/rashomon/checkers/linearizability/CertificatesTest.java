package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.checkers.linearizability.ExhaustiveSearch.Answer;
import org.rashomon.checkers.linearizability.ExhaustiveSearch.Timed;
import org.rashomon.checkers.linearizability.models.AppendList;
import org.rashomon.checkers.linearizability.models.Counter;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.Mutex;
import org.rashomon.checkers.linearizability.models.PriorityQueue;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.checkers.linearizability.models.SetWithRemove;
import org.rashomon.checkers.linearizability.models.Stack;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Certificates that are right, and the ways in which each can be wrong. Rows are numbered in the order of calls. */
class CertificatesTest {

    private static final Register REGISTER = Register.withCompareAndSet();
    private static final History OVERWRITTEN = Script.history("1 write 1 ok", "1 write 2 ok", "1 read ok 1");

    @Test
    void anOrderHoldsEveryAnsweredOperationOnceAndNoFailedOne() {
        var history = Script.history("1 write 1", "2 read ok 1", "1 info", "3 write 7", "3 fail", "4 read ok 1");

        assertThat(orders(REGISTER, history, order(0, 1, 3))).isTrue();
        assertThat(orders(REGISTER, history, order(0, 1))).isFalse();
        assertThat(orders(REGISTER, history, order(0, 1, 1, 3))).isFalse();
        assertThat(orders(REGISTER, history, order(2, 0, 1, 3))).isFalse();
        assertThat(orders(REGISTER, history, order(1, 0, 3))).isFalse();
    }

    @Test
    void anOrderOfARegisterRespectsRealTimeAndWhatWasFound() {
        var history = Script.history("1 write 1 ok", "1 cas 1 2 ok", "1 read ok 2", "1 delete ok", "1 read ok");

        assertThat(orders(REGISTER, history, order(0, 1, 2, 3, 4))).isTrue();
        assertThat(orders(REGISTER, history, order(0, 1, 3, 4, 2))).isFalse();
        assertThat(orders(REGISTER, OVERWRITTEN, order(1, 0, 2))).isFalse();
        assertThat(orders(REGISTER, Script.history("1 write 1 ok", "1 cas 2 3 ok"), order(0, 1)))
                .isFalse();
        assertThat(orders(REGISTER, Script.history("1 write 1", "2 write 2", "2 ok", "1 ok"), order(0, 1)))
                .isTrue();
    }

    @Test
    void anOrderOfAnythingElseIsReplayedAsWell() {
        var queue =
                Script.history("1 enqueue 1 ok", "1 enqueue 2 ok", "1 dequeue ok 1", "1 dequeue ok 2", "1 dequeue ok");
        var stack = Script.history("1 push 1 ok", "1 push 2 ok", "1 pop ok 2", "1 pop ok 1", "1 pop ok");
        var heap = Script.history(
                "1 insert 2 ok", "1 insert 1 ok", "1 delete-min ok 1", "1 delete-min ok 2", "1 delete-min ok");

        assertThat(orders(new FifoQueue(), queue, order(0, 1, 2, 3, 4))).isTrue();
        assertThat(orders(new Stack(), stack, order(0, 1, 2, 3, 4))).isTrue();
        assertThat(orders(new PriorityQueue(), heap, order(0, 1, 2, 3, 4))).isTrue();
        for (var wrong :
                List.of(order(0, 1, 2, 4, 3), order(0, 2, 1, 3, 4), order(0, 1, 2, 3), order(0, 1, 2, 3, 4, 4))) {
            assertThat(orders(new FifoQueue(), queue, wrong)).isFalse();
            assertThat(orders(new Stack(), stack, wrong)).isFalse();
            assertThat(orders(new PriorityQueue(), heap, wrong)).isFalse();
        }
        assertThat(orders(new PriorityQueue(), Script.history("1 insert a ok"), order(0)))
                .isFalse();
    }

    @Test
    void aListIsReplayedWithOneElementOrNone() {
        var list = new AppendList();

        assertThat(orders(
                        list,
                        Script.history("1 read ok", "1 append 1 ok", "1 read ok 1", "2 read", "2 info"),
                        order(0, 1, 2)))
                .isTrue();
        assertThat(orders(list, Script.history("1 append 1 ok", "1 append 2 ok", "1 read ok 1 2"), order(0, 1, 2)))
                .isTrue();
        assertThat(orders(list, Script.history("1 append 1 ok", "1 append 2 ok", "1 read ok 2 1"), order(0, 1, 2)))
                .isFalse();
        assertThat(orders(list, Script.history("1 append 1 ok", "1 read ok 2"), order(0, 1)))
                .isFalse();
        assertThat(orders(list, Script.history("1 append 1 ok", "1 read ok"), order(0, 1)))
                .isFalse();
    }

    @Test
    void realTimeIsComparedByEvents() {
        var touching = Script.history("1 acquire ok", "1 release", "2 acquire", "1 ok", "2 ok");

        assertThat(orders(new Mutex(), touching, order(0, 1, 2))).isTrue();
        assertThat(orders(new Counter(), Script.history("1 add 1 ok", "1 add 1 ok"), order(1, 0)))
                .isFalse();
    }

    @Test
    void objectsHaveOrdersOfTheirOwn() {
        var set = Script.history("1 add 1 ok", "1 add 2 ok");

        assertThat(orders(new SetWithRemove(), set, order(0), order(1))).isTrue();
        assertThat(orders(new SetWithRemove(), set, order(0, 1))).isFalse();
        assertThat(orders(
                        new SetWithRemove(),
                        Script.history("1 add 1 ok", "1 add 2 ok", "1 read ok 1 2"),
                        order(0, 1, 2)))
                .isTrue();
    }

    @Test
    void aStaleReadIsProvedByTheWriteBefore() {
        assertThat(refutes(REGISTER, OVERWRITTEN, 2, 5, 1, 2)).isTrue();
        assertThat(refutes(REGISTER, OVERWRITTEN, 0, 5, 0, 1, 2)).isTrue();
        assertThat(refutes(REGISTER, OVERWRITTEN, 4, 5, 2)).isFalse();
        assertThat(refutes(REGISTER, OVERWRITTEN, 0, 5, 1, 2)).isFalse();
        assertThat(refutes(REGISTER, OVERWRITTEN, 1, 5, 1, 2)).isFalse();
        assertThat(refutes(REGISTER, OVERWRITTEN, 2, 4, 1, 2)).isFalse();
    }

    @Test
    void whatIsNotUnderWayProvesNothing() {
        assertThat(refutes(REGISTER, OVERWRITTEN, 2, 5, 0, 1, 2)).isFalse();
        assertThat(refutes(REGISTER, OVERWRITTEN, 2, 3, 1, 2)).isFalse();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "1 read", "1 fail", "1 read ok 7"), 0, 5, 1))
                .isFalse();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "1 read", "1 fail", "1 read ok 7"), 0, 5, 1, 2))
                .isFalse();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "1 read", "1 fail", "1 read ok 7"), 0, 5, 2))
                .isTrue();
    }

    @Test
    void aRegisterMayHoldWhatSomebodyBeganToWrite() {
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "1 read ok"), 2, 3, 1))
                .isTrue();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "1 read ok"), 1, 3, 0, 1))
                .isFalse();
        assertThat(refutes(REGISTER, Script.history("1 write 1", "1 info", "2 read ok"), 2, 3, 1))
                .isFalse();
        assertThat(refutes(REGISTER, Script.history("1 delete ok", "2 read ok"), 2, 3, 1))
                .isFalse();
        assertThat(refutes(REGISTER, Script.history("1 read ok", "2 read ok 5"), 2, 3, 1))
                .isTrue();
        assertThat(refutes(REGISTER, Script.history("1 cas 1 1 ok", "2 read ok"), 2, 3, 1))
                .isFalse();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "1 cas 2 3 ok"), 2, 3, 1))
                .isTrue();
        assertThat(refutes(REGISTER, Script.history("3 write 2", "1 write 1 ok", "1 cas 2 3 ok"), 3, 4, 2))
                .isFalse();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "2 write 5 ok", "1 read ok 4"), 4, 5, 2))
                .isTrue();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "1 cas 1 2", "2 read ok 2", "1 ok"), 3, 4, 2))
                .isFalse();
    }

    @Test
    void everyWriteThatCouldExplainWhatWasSeenIsKept() {
        var late = Script.history("1 write 1 ok", "2 read", "1 write 2", "2 ok 2", "1 ok");

        assertThat(refutes(REGISTER, late, 2, 4, 1)).isFalse();
        assertThat(refutes(REGISTER, late, 2, 4, 1, 2)).isFalse();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "2 read ok 2", "1 write 2 ok"), 2, 3, 1))
                .isTrue();
        assertThat(refutes(REGISTER, Script.history("1 write 1 ok", "2 read ok 2", "1 write 2", "1 fail"), 2, 5, 1))
                .isTrue();
    }

    @Test
    void whateverChangesSomethingElseThanARegisterIsKept() {
        var counter = Script.history("1 add 1 ok", "1 add 2 ok", "1 read ok 1", "1 read ok 3");

        assertThat(refutes(new Counter(), counter, 0, 7, 0, 1, 2)).isTrue();
        assertThat(refutes(new Counter(), counter, 0, 5, 0, 1, 2)).isTrue();
        assertThat(refutes(new Counter(), counter, 0, 7, 1, 2)).isFalse();
        assertThat(refutes(new Counter(), counter, 0, 7, 0, 1, 3)).isFalse();
        assertThat(refutes(new Counter(), counter, 1, 7, 0, 1, 2)).isFalse();
        assertThat(refutes(new Counter(), Script.history("1 add 1 ok", "1 read ok 2", "1 add 1 ok"), 0, 3, 0, 1))
                .isTrue();
        assertThat(refutes(new Counter(), Script.history("1 add 1 ok", "1 read ok 2", "1 add 1 ok"), 0, 4, 0, 1))
                .isFalse();
    }

    @Test
    void elementsOfACollectionAreLeftOutWhole() {
        var queue = Script.history(
                "1 enqueue 1 ok",
                "1 enqueue 2 ok",
                "1 enqueue 3 ok",
                "1 dequeue ok 1",
                "1 dequeue ok 3",
                "1 dequeue ok 2");

        assertThat(refutes(new FifoQueue(), queue, 0, 11, 1, 2, 4, 5)).isTrue();
        assertThat(refutes(new FifoQueue(), queue, 0, 11, 0, 1, 2, 3, 4, 5)).isTrue();
        assertThat(refutes(new FifoQueue(), queue, 0, 11, 2, 4, 5)).isFalse();
        assertThat(refutes(new FifoQueue(), queue, 0, 9, 1, 2, 4)).isTrue();
        var taken = Script.history("1 enqueue 1 ok", "1 enqueue 2 ok", "2 dequeue", "2 info", "1 dequeue ok 2");
        assertThat(refutes(new FifoQueue(), taken, 0, 7, 0, 1, 3)).isFalse();
    }

    @Test
    void elementsThatWereLeftOutAreNotSeen() {
        var list = Script.history("1 append 1 ok", "1 append 2 ok", "1 append 3 ok", "1 read ok 1 3");

        assertThat(refutes(new AppendList(), list, 0, 7, 1, 3)).isTrue();
        assertThat(refutes(new AppendList(), list, 0, 7, 0, 2, 3)).isFalse();
        assertThat(refutes(new AppendList(), list, 0, 7, 0, 1, 2)).isFalse();
    }

    @Test
    void aProofIsOfOneObject() {
        var set = Script.history("1 add 1 ok 1", "1 add 2 ok 1", "1 add 3 ok 1", "1 contains 2 ok 0");

        assertThat(refutes(new SetWithRemove(), set, 0, 7, 1, 3)).isTrue();
        assertThat(refutes(new SetWithRemove(), set, 0, 7, 0, 1, 3)).isFalse();
        assertThat(refutes(new SetWithRemove(), set, 0, 7, 3)).isFalse();
    }

    @Test
    void aProofIsSmallAndNotEmpty() {
        assertThatThrownBy(() -> new Impossibility(3, 2, List.of(1))).hasMessage("nothing is seen from event 3 to 2");
        assertThatThrownBy(() -> new Impossibility(0, 2, List.of())).hasMessage("nothing is seen from event 0 to 2");
        var lines = new ArrayList<String>();
        for (var i = 0; i < 1_000; i++) {
            lines.add("1 read ok");
        }
        lines.add("1 read ok 5");
        var history = Script.history(lines.toArray(String[]::new));
        var all = IntStream.rangeClosed(0, 1_000).toArray();

        assertThat(refutes(REGISTER, history, 0, 2_001, all)).isFalse();
        assertThat(refutes(REGISTER, history, 0, 2_001, Arrays.copyOfRange(all, 1, 1_001)))
                .isTrue();
    }

    @Test
    void everyOrderIsTriedUntilThereAreTooMany() {
        var calls = List.of(timed("add", 1, 0, 1), timed("add", 2, 2, 5), timed("read", 3, 3, 6));
        var late = List.of(timed("add", 1, 0, 1), timed("read", 3, 2, 3), timed("add", 2, 4, 5));
        var never = List.of(timed("add", 1, 0, 1), timed("add", 2, 1, ExhaustiveSearch.NEVER), timed("read", 3, 2, 3));

        assertThat(new ExhaustiveSearch<>(new Counter(), calls, 100).from(0L)).isEqualTo(Answer.EXPLAINED);
        assertThat(new ExhaustiveSearch<>(new Counter(), never, 100).from(0L)).isEqualTo(Answer.EXPLAINED);
        assertThat(new ExhaustiveSearch<>(new Counter(), late, 100).from(0L)).isEqualTo(Answer.IMPOSSIBLE);
        assertThat(new ExhaustiveSearch<>(new Counter(), late, 2).from(0L)).isEqualTo(Answer.IMPOSSIBLE);
        assertThat(new ExhaustiveSearch<>(new Counter(), late, 1).from(0L)).isEqualTo(Answer.UNKNOWN);
        assertThat(new ExhaustiveSearch<>(new Counter(), late, 100).from(2L)).isEqualTo(Answer.EXPLAINED);
        assertThat(new ExhaustiveSearch<>(new Counter(), List.of(timed("add", 1, 0, ExhaustiveSearch.NEVER)), 0)
                        .from(0L))
                .isEqualTo(Answer.EXPLAINED);
        var touching = List.of(timed("read", 1, 0, 2), timed("add", 1, 2, 3));
        assertThat(new ExhaustiveSearch<>(new Counter(), touching, 100).from(0L))
                .isEqualTo(Answer.IMPOSSIBLE);
    }

    private static Timed timed(String function, long number, long invoked, long returned) {
        var isRead = function.equals("read");
        var asked = isRead ? Value.NONE : Value.of(number);
        var call = new Call(new Function(function), asked, isRead ? Value.of(number) : Value.NONE, Outcome.OK);
        return new Timed(call, invoked, returned);
    }

    private static int[] order(int... rows) {
        return rows;
    }

    private static boolean orders(Model<?> model, History history, int[]... orders) {
        return new CertificateVerifier<>(history, model).confirms(new Linearization(List.of(orders)));
    }

    private static boolean refutes(Model<?> model, History history, long from, long to, int... rows) {
        var impossibility =
                new Impossibility(from, to, Arrays.stream(rows).boxed().toList());
        return new CertificateVerifier<>(history, model).confirms(impossibility);
    }
}
