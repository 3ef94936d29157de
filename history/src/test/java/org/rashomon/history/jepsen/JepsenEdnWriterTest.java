package org.rashomon.history.jepsen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class JepsenEdnWriterTest {

    private final HistoryBuilder builder = new HistoryBuilder();

    @Test
    void writesWhatJepsenWouldForKeysThatAreIndependent() {
        add(OperationType.INVOKE, 0, said(Function.READ, "x", Value.NONE, ""));
        add(OperationType.OK, 0, said(Function.READ, "x", Value.of(3), ""));
        add(OperationType.INVOKE, 1, said(Function.WRITE, "x", Value.of("a \"b\""), ""));
        add(OperationType.INFO, 1, said(Function.WRITE, "x", Value.NONE, "timeout"));

        assertThat(lines(builder.build()))
                .containsExactly(
                        "{:index 0, :time 0, :process 0, :type :invoke, :f :read, :value [\"x\" nil], :node \"n1\"}",
                        "{:index 1, :time 1, :process 0, :type :ok, :f :read, :value [\"x\" 3], :node \"n1\"}",
                        "{:index 2, :time 2, :process 1, :type :invoke, :f :write, :value [\"x\" \"a \\\"b\\\"\"],"
                                + " :node \"n1\"}",
                        "{:index 3, :time 3, :process 1, :type :info, :f :write, :value [\"x\" \"a \\\"b\\\"\"],"
                                + " :node \"n1\", :error \"timeout\"}");
    }

    @Test
    void writesTransactionsWithKeywords() {
        var parts = Value.of(List.of(
                Value.of(List.of(Value.of("r"), Value.of("x"), Value.NONE)),
                Value.of(List.of(Value.of("w"), Value.of("y"), Value.of(2)))));
        add(OperationType.INVOKE, 0, said(Function.TRANSACTION, "", parts, ""));

        assertThat(lines(builder.build()).getFirst()).contains(":f :txn, :value [[:r \"x\" nil] [:w \"y\" 2]]");
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        for (var seed = 0; seed < 200; seed++) {
            var original = random(new SplittableRandom(seed));
            var again = JepsenEdn.parse("again.edn", String.join("\n", lines(original)));

            assertThat(described(again.operations())).as("seed %d", seed).isEqualTo(described(original.operations()));
        }
    }

    private static History random(SplittableRandom random) {
        var events = new HistoryBuilder();
        var functions = List.of(Function.READ, Function.WRITE, Function.COMPARE_AND_SET, Function.ADD);
        for (var process = 0; process < 20; process++) {
            var first = process == 0;
            var function = first ? Function.READ : functions.get(random.nextInt(functions.size()));
            var key = "k" + random.nextInt(3);
            var argument = function.equals(Function.READ)
                    ? Value.NONE
                    : function.equals(Function.COMPARE_AND_SET)
                            ? Value.of(List.of(Value.of(1), Value.of(random.nextInt(9))))
                            : random.nextBoolean() ? Value.of(random.nextLong()) : Value.of("v\n" + process);
            events.add(event(events, OperationType.INVOKE, process, said(function, key, argument, "")));
            switch (random.nextInt(4)) {
                case 0 ->
                    events.add(event(events, OperationType.FAIL, process, said(function, key, Value.NONE, "no \\")));
                case 1 ->
                    events.add(event(events, OperationType.INFO, process, said(function, key, Value.NONE, "lost")));
                case 2 -> {
                    var result = function.equals(Function.READ) ? Value.of(List.of(Value.of(7))) : Value.NONE;
                    events.add(event(events, OperationType.OK, process, said(function, key, result, "")));
                }
                default -> {}
            }
        }
        return events.build();
    }

    private static List<String> described(Operations operations) {
        var all = new ArrayList<String>();
        for (var row = 0; row < operations.size(); row++) {
            var read = operations.function(row).equals(Function.READ) && operations.outcome(row) == Outcome.OK;
            all.add("%d %s %s %s %s %s %s"
                    .formatted(
                            operations.process(row),
                            operations.function(row),
                            operations.key(row),
                            operations.argument(row),
                            operations.outcome(row),
                            read ? operations.result(row) : "",
                            operations.error(row)));
        }
        return all;
    }

    private static List<String> lines(History history) {
        var lines = new ArrayList<String>();
        JepsenEdnWriter.write(history, lines::add);
        return lines;
    }

    /** The rest of an event. */
    private record Said(Function function, String key, Value value, String error) {}

    private static Said said(Function function, String key, Value value, String error) {
        return new Said(function, key, value, error);
    }

    private void add(OperationType type, int process, Said said) {
        builder.add(event(builder, type, process, said));
    }

    private static Event.Operation event(HistoryBuilder builder, OperationType type, int process, Said said) {
        var index = builder.nextIndex();
        return new Event.Operation(
                index,
                index,
                type,
                process,
                process,
                "n1",
                said.function(),
                said.key(),
                said.value(),
                Version.NONE,
                said.error());
    }
}
