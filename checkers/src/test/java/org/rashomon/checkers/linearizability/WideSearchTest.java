package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class WideSearchTest {

    private static final int CLIENTS = 100;

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void agreesWithTryingEveryOrder(Family<?> family) {
        Seeds.forEach(300, random -> {
            var history = RandomHistories.small(family, random, 10);

            assertThat(isLinearizable(history, family.model()))
                    .isEqualTo(Oracle.isLinearizable(family.model(), history));
        });
    }

    @Test
    void decidesAHundredWritesAtOnce() {
        assertThat(verdict(hundredWritesOfTwoValuesAndARead(1))).isInstanceOf(Verdict.Valid.class);
        assertThat(verdict(hundredWritesOfTwoValuesAndARead(2))).isInstanceOf(Verdict.Invalid.class);
    }

    private static Verdict verdict(History history) {
        var budget = new Budget(Duration.ofMinutes(1), 1L << 30, 1, System::nanoTime);
        return new LinearizabilityChecker(Register.plain(), budget)
                .check(history)
                .verdict();
    }

    private static History hundredWritesOfTwoValuesAndARead(long read) {
        var events = new ArrayList<Event.Operation>();
        for (var client = 0; client < CLIENTS; client++) {
            events.add(event(events.size(), OperationType.INVOKE, client, Function.WRITE, Value.of(client % 2)));
        }
        for (var client = 0; client < CLIENTS; client++) {
            events.add(event(events.size(), OperationType.OK, client, Function.WRITE, Value.NONE));
        }
        events.add(event(events.size(), OperationType.INVOKE, 0, Function.READ, Value.NONE));
        events.add(event(events.size(), OperationType.OK, 0, Function.READ, Value.of(read)));
        return History.of(events);
    }

    private static Event.Operation event(int index, OperationType type, int client, Function function, Value value) {
        return new Event.Operation(index, index, type, client, 0, "n", function, "x", value, Version.NONE, "");
    }

    private static boolean isLinearizable(History history, Model<?> model) {
        var partitions = Partitions.of(history, model);
        for (var partition = 0; partition < partitions.count(); partition++) {
            var search = new WideSearch(Problem.of(partitions.subhistory(partition), model));
            if (search.run(Long.MAX_VALUE / 2) == DepthFirstSearch.Status.NOT_LINEARIZABLE) {
                return false;
            }
        }
        return true;
    }
}
