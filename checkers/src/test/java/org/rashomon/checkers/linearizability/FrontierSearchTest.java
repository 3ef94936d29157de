package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.FrontierSearch.Status;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.history.History;

class FrontierSearchTest {

    /** Eight enqueues at once have a million ways to go on. */
    private static final long ENOUGH = 1_000_000_000;

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void agreesWithTryingEveryOrder(Family<?> family) {
        Seeds.forEach(300, random -> {
            var history = RandomHistories.small(family, random, 10);

            assertThat(isAlive(history, family.model(), Endless.EXACT))
                    .isEqualTo(Oracle.isLinearizable(family.model(), history));
        });
    }

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#registers")
    void neverDiesWithoutReasonWhenCrashedOperationsAreUnlimited(Family<?> family) {
        Seeds.forEach(200, random -> {
            var history = RandomHistories.small(family, random, 10);

            if (Oracle.isLinearizable(family.model(), history)) {
                assertThat(isAlive(history, family.model(), Endless.UNLIMITED)).isTrue();
            }
        });
    }

    private static boolean isAlive(History history, Model<?> model, Endless endless) {
        var partitions = Partitions.of(history, model);
        for (var partition = 0; partition < partitions.count(); partition++) {
            var search = new FrontierSearch(Problem.of(partitions.subhistory(partition), model), endless);
            if (search.run(ENOUGH) == Status.DEAD) {
                return false;
            }
        }
        return true;
    }
}
