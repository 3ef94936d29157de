package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.DepthFirstSearch.Status;
import org.rashomon.history.History;

class DepthFirstSearchTest {

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void agreesWithTryingEveryOrder(Family<?> family) {
        Seeds.forEach(1000, random -> {
            var history = RandomHistories.small(family, random, 13);

            assertThat(isLinearizable(history, family.model()))
                    .isEqualTo(Oracle.isLinearizable(family.model(), history));
        });
    }

    private static boolean isLinearizable(History history, Model<?> model) {
        var partitions = Partitions.of(history, model);
        for (var partition = 0; partition < partitions.count(); partition++) {
            var search = new DepthFirstSearch(Problem.of(partitions.subhistory(partition), model));
            if (search.run(Long.MAX_VALUE / 2, Long.MAX_VALUE) == Status.NOT_LINEARIZABLE) {
                return false;
            }
        }
        return true;
    }
}
