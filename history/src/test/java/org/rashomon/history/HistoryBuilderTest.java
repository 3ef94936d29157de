package org.rashomon.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryBuilderTest {

    private static final Value BIG = Value.of(Long.MAX_VALUE);

    @Test
    void pairsEachCompletionWithTheInvocationOfItsProcess() {
        var history = History.of(List.of(
                operation(0, Event.OperationType.INVOKE, 1, Value.of(7)),
                operation(1, Event.OperationType.INVOKE, 2, Value.of("x")),
                operation(2, Event.OperationType.FAIL, 2, Value.of("x")),
                operation(3, Event.OperationType.OK, 1, BIG)));
        var operations = history.operations();

        assertThat(operations.size()).isEqualTo(2);
        assertThat(operations.outcome(0)).isEqualTo(Outcome.OK);
        assertThat(operations.argument(0)).isEqualTo(Value.of(7));
        assertThat(operations.result(0)).isEqualTo(BIG);
        assertThat(operations.completedIndex(0)).isEqualTo(3);
        assertThat(operations.outcome(1)).isEqualTo(Outcome.FAIL);
        assertThat(operations.argument(1)).isEqualTo(Value.of("x"));
    }

    @Test
    void anOperationThatNeverCompletesIsIndeterminate() {
        var operations = History.of(List.of(operation(0, Event.OperationType.INVOKE, 1, Value.of(-7))))
                .operations();

        assertThat(operations.outcome(0)).isEqualTo(Outcome.INFO);
        assertThat(operations.completedNanos(0)).isEqualTo(Operations.NEVER);
        assertThat(operations.argument(0)).isEqualTo(Value.of(-7));
    }

    @Test
    void knowsWhatAWriteHadSeen() {
        var first = new Version(new Dot("n1", 1), 10, VersionVector.EMPTY, VersionVector.of(Map.of("n1", 1L)));
        var second = new Version(
                new Dot("n2", 1), 11, VersionVector.of(Map.of("n1", 1L)), VersionVector.of(Map.of("n1", 1L, "n2", 1L)));
        var operations = History.of(List.of(
                        operation(0, Event.OperationType.INVOKE, 1, Value.of(1)),
                        completion(1, 1, first),
                        operation(2, Event.OperationType.INVOKE, 2, Value.of(2)),
                        completion(3, 2, second)))
                .operations();

        assertThat(operations.version(0)).isEqualTo(first);
        assertThat(operations.version(1)).isEqualTo(second);
        assertThat(operations.hadSeen(1, 0)).isTrue();
        assertThat(operations.hadSeen(0, 1)).isFalse();
        assertThat(operations.showed(1, 0)).isTrue();
        assertThat(operations.showed(0, 1)).isFalse();
    }

    @Test
    void aKeyAloneKeepsItsOperationsAsTheyWere() {
        var version = new Version(
                new Dot("n2", 1), 11, VersionVector.of(Map.of("n1", 1L)), VersionVector.of(Map.of("n1", 1L, "n2", 1L)));
        var history = History.of(List.of(
                operation(0, Event.OperationType.INVOKE, 1, Value.of(1)),
                onKey("other", 1, Event.OperationType.INVOKE, Version.NONE),
                operation(2, Event.OperationType.FAIL, 1, Value.of("x")),
                onKey("other", 3, Event.OperationType.OK, version)));

        var alone = history.ofKey("other").operations();

        assertThat(alone.size()).isOne();
        assertThat(alone.keys()).containsExactly("other");
        assertThat(alone.function(0)).isEqualTo(Function.COMPARE_AND_SET);
        assertThat(alone.argument(0)).isEqualTo(Value.of(List.of(Value.of(1), Value.of(2))));
        assertThat(alone.invokedIndex(0)).isOne();
        assertThat(alone.completedIndex(0)).isEqualTo(3);
        assertThat(alone.completedNanos(0)).isEqualTo(30);
        assertThat(alone.outcome(0)).isEqualTo(Outcome.OK);
        assertThat(alone.version(0)).isEqualTo(version);
        assertThat(history.ofKey("none").operations().size()).isZero();
    }

    private static Event onKey(String key, long index, Event.OperationType type, Version version) {
        return new Event.Operation(
                index,
                index * 10,
                type,
                2,
                2,
                "n2",
                Function.COMPARE_AND_SET,
                key,
                Value.of(List.of(Value.of(1), Value.of(2))),
                version,
                "");
    }

    @Test
    void refusesWhatCannotHaveHappened() {
        var invocation = operation(0, Event.OperationType.INVOKE, 1, Value.NONE);

        assertThatThrownBy(() -> History.of(List.of(operation(0, Event.OperationType.OK, 1, Value.NONE))))
                .hasMessage("event 0: process 1 completes what it never invoked");
        assertThatThrownBy(
                        () -> History.of(List.of(invocation, operation(1, Event.OperationType.INVOKE, 1, Value.NONE))))
                .hasMessage("event 1: process 1 invokes while its operation is still open");
        assertThatThrownBy(
                        () -> History.of(List.of(invocation, operation(2, Event.OperationType.INVOKE, 2, Value.NONE))))
                .hasMessage("event 2 stands where event 1 belongs");
    }

    private static Event operation(long index, Event.OperationType type, int process, Value value) {
        return new Event.Operation(
                index, index * 10, type, process, process, "n1", Function.WRITE, "k", value, Version.NONE, "");
    }

    private static Event completion(long index, int process, Version version) {
        return new Event.Operation(
                index,
                index * 10,
                Event.OperationType.OK,
                process,
                process,
                "n1",
                Function.WRITE,
                "k",
                Value.NONE,
                version,
                "");
    }
}
