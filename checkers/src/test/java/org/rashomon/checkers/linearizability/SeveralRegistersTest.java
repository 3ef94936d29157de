package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.UniqueRegister.Finding;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Registers with unique values are decided together, each as it would be alone. */
class SeveralRegistersTest {

    private static final int REGISTERS = 12;
    private static final Budget GENEROUS = new Budget(Duration.ofMinutes(1), 1L << 28, 1, System::nanoTime);
    private static final Family<Value> UNIQUE = Family.register(Register.withCompareAndSet(), 0, 2);

    @Test
    void withValuesCloseTogether() {
        decidedAsEachAlone((register, value) -> value);
    }

    @Test
    void withValuesThatNoTwoRegistersShareButLieFarApart() {
        decidedAsEachAlone((register, value) -> value * REGISTERS + register);
    }

    @Test
    void withValuesThatTheyShareAndThatLieFarApart() {
        decidedAsEachAlone((register, value) -> value * (REGISTERS + 1));
    }

    @Test
    void withValuesTooFarApartForAnyRange() {
        decidedAsEachAlone((register, value) -> value << 40 | register);
    }

    @Test
    void aValueThatWasWrittenToAnotherRegisterOnlyIsBlamed() {
        var events = new ArrayList<Event.Operation>();
        for (var i = 0; i < REGISTERS; i++) {
            events.add(event(OperationType.INVOKE, 1, Function.WRITE, "k" + i, Value.of(100L + i)));
            events.add(event(OperationType.OK, 1, Function.WRITE, "k" + i, Value.NONE));
        }
        events.add(event(OperationType.INVOKE, 1, Function.READ, "k1", Value.NONE));
        events.add(event(OperationType.OK, 1, Function.READ, "k1", Value.of(102)));
        var numbered = IntStream.range(0, events.size())
                .mapToObj(index -> at(index, events.get(index)))
                .toList();

        assertThat(check(History.of(numbered))).isInstanceOf(Verdict.Invalid.class);
    }

    private interface Naming {
        long value(int register, long value);
    }

    @Test
    void inBlocksOneAfterTheOther() {
        Seeds.forEach(400, random -> {
            var several = several(random, (register, value) -> value);

            var decided = RegisterBlocks.decide(several.history(), 1 + random.nextInt(12))
                    .orElseThrow();

            if (decided.finding() instanceof Finding.Linearizable) {
                assertThat(several.isLinearizable()).isTrue();
            } else {
                UniqueRegisterTest.assertConfirmed(several.history(), decided.columns(), decided.finding());
            }
        });
    }

    static History severalWithCloseValues(SplittableRandom random) {
        return several(random, (register, value) -> value).history();
    }

    private static void decidedAsEachAlone(Naming naming) {
        Seeds.forEach(400, random -> {
            var several = several(random, naming);

            var verdict = check(several.history());

            if (!(verdict instanceof Verdict.Vacuous)) {
                assertThat(verdict.label()).as("%s", verdict).isEqualTo(several.isLinearizable() ? "valid" : "invalid");
            }
        });
    }

    private record Several(History history, boolean isLinearizable) {}

    private static Several several(SplittableRandom random, Naming naming) {
        var parts = new ArrayList<List<Event.Operation>>();
        var isLinearizable = true;
        for (var register = 0; register < REGISTERS; register++) {
            var number = register;
            var alone = RandomHistories.small(UNIQUE, random, 5);
            isLinearizable &= Oracle.isLinearizable(UNIQUE.model(), alone);
            parts.add(events(alone, register, value -> renamed(value, number, naming)));
        }
        return new Several(interleaved(parts, random), isLinearizable);
    }

    private static Verdict check(History history) {
        return new LinearizabilityChecker(UNIQUE.model(), GENEROUS)
                .check(history)
                .verdict();
    }

    private static Value renamed(Value value, int register, Naming naming) {
        return switch (value) {
            case Value.Int(var number) -> Value.of(naming.value(register, number));
            case Value.Sequence(var sides) ->
                Value.of(sides.stream()
                        .map(side -> renamed(side, register, naming))
                        .toList());
            default -> value;
        };
    }

    private static List<Event.Operation> events(History history, int register, UnaryOperator<Value> rename) {
        var operations = history.operations();
        var events = new TreeMap<Long, Event.Operation>();
        for (var row = 0; row < operations.size(); row++) {
            var process = operations.process(row) * REGISTERS + register;
            var function = operations.function(row);
            var asked = rename.apply(operations.argument(row));
            var answered = rename.apply(operations.result(row));
            var type = OperationType.valueOf(operations.outcome(row).name());
            events.put(
                    operations.invokedIndex(row),
                    event(OperationType.INVOKE, process, function, "k" + register, asked));
            if (operations.completedIndex(row) != Operations.NEVER) {
                events.put(operations.completedIndex(row), event(type, process, function, "k" + register, answered));
            }
        }
        return List.copyOf(events.values());
    }

    private static History interleaved(List<List<Event.Operation>> parts, SplittableRandom random) {
        var events = new ArrayList<Event.Operation>();
        var next = new int[parts.size()];
        var open = new ArrayList<Integer>();
        for (var part = 0; part < parts.size(); part++) {
            if (!parts.get(part).isEmpty()) {
                open.add(part);
            }
        }
        while (!open.isEmpty()) {
            var part = open.get(random.nextInt(open.size()));
            var event = parts.get(part).get(next[part]++);
            events.add(at(events.size(), event));
            if (next[part] == parts.get(part).size()) {
                open.removeIf(part::equals);
            }
        }
        return History.of(events);
    }

    private static Event.Operation at(int index, Event.Operation event) {
        return new Event.Operation(
                index,
                index,
                event.type(),
                event.process(),
                0,
                "n",
                event.function(),
                event.key(),
                event.value(),
                Version.NONE,
                "");
    }

    private static Event.Operation event(OperationType type, int process, Function function, String key, Value value) {
        return new Event.Operation(0, 0, type, process, 0, "n", function, key, value, Version.NONE, "");
    }
}
