package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;

class CertificateVerifierTest {

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void neverBelievesThatPartOfALinearizableHistoryIsImpossible(Family<?> family) {
        Seeds.forEach(1000, random -> {
            var history = RandomHistories.small(family, random, 10);

            if (Oracle.isLinearizable(family.model(), history)) {
                var certificate = arbitraryImpossibility(history, random);
                assertThat(new CertificateVerifier<>(history, family.model()).confirms(certificate))
                        .as("%s", certificate)
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void neverBelievesAnOrderOfAHistoryThatHasNone(Family<?> family) {
        Seeds.forEach(1000, random -> {
            var history = RandomHistories.small(family, random, 5);

            if (!Oracle.isLinearizable(family.model(), history)) {
                var order = new Linearization(List.of(arbitraryOrder(history, random)));
                assertThat(new CertificateVerifier<>(history, family.model()).confirms(order))
                        .isFalse();
            }
        });
    }

    private static Impossibility arbitraryImpossibility(History history, SplittableRandom random) {
        var rows = new ArrayList<Integer>();
        for (var row = 0; row < history.operations().size(); row++) {
            if (random.nextInt(4) > 0 && history.operations().outcome(row) != Outcome.FAIL) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            rows.add(0);
        }
        var from = random.nextBoolean() ? 0 : random.nextLong(history.events());
        return new Impossibility(from, from + random.nextLong(history.events() - from), rows);
    }

    private static int[] arbitraryOrder(History history, SplittableRandom random) {
        var rows = new ArrayList<Integer>();
        for (var row = 0; row < history.operations().size(); row++) {
            if (history.operations().outcome(row) == Outcome.OK) {
                rows.add(random.nextInt(rows.size() + 1), row);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
