package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.linearizability.DepthFirstSearch.Status;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.Visited.Thrift;
import org.rashomon.checkers.linearizability.models.Register;

/**
 * What the searches spend on histories that are always the same. A change that makes them look at more configurations,
 * or at others, is found here; whoever meant it writes down what they spend then.
 */
class EffortTest {

    private static final int HISTORIES = 40;
    private static final long FIRST_SEED = 20_261_126;
    private static final long PLENTY = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "register, 0, 2283, 2283",
        "register, 10, 2118, 2118",
        "cas-register, 0, 2065, 2065",
        "cas-register, 10, 2134, 2041",
        "kv, 0, 53871, 53871",
        "counter, 10, 1857, 1710"
    })
    void theDepthFirstSearchLooksAtSoManyConfigurations(String model, int crashPercent, long exact, long careless) {
        var spent = new long[2];
        for (var history : histories(model, crashPercent)) {
            spent[0] += nodes(history, Thrift.EXACT);
            spent[1] += nodes(history, Thrift.CARELESS);
        }

        assertThat(spent).containsExactly(exact, careless);
    }

    @ParameterizedTest
    @CsvSource({
        "register, 0, 4787, 4787",
        "register, 10, 5060, 4880",
        "cas-register, 0, 4452, 4452",
        "cas-register, 10, 7500, 7620",
        "kv, 0, 601074, 601074"
    })
    void theFrontierCostsSoMuchWork(String model, int crashPercent, long exact, long unlimited) {
        var spent = new long[2];
        for (var history : histories(model, crashPercent)) {
            spent[0] += work(history, Endless.EXACT);
            spent[1] += work(history, Endless.UNLIMITED);
        }

        assertThat(spent).containsExactly(exact, unlimited);
    }

    private static long nodes(Problem problem, Thrift thrift) {
        var search = new DepthFirstSearch(problem, thrift);
        assertThat(search.run(PLENTY, PLENTY)).isNotEqualTo(Status.PAUSED);
        return search.nodes();
    }

    private static long work(Problem problem, Endless endless) {
        var search = new FrontierSearch(problem, endless);
        assertThat(search.run(PLENTY)).isNotEqualTo(FrontierSearch.Status.EXHAUSTED);
        return search.effort();
    }

    private static List<Problem> histories(String model, int crashPercent) {
        var family = family(model);
        var damages = Damage.values();
        var problems = new ArrayList<Problem>();
        for (var number = 0; number < HISTORIES; number++) {
            var random = new SplittableRandom(FIRST_SEED + number);
            var size = new Size(80, 7, crashPercent / 100.0);
            var history = RandomHistories.draw(family, random, size, damages[number % damages.length]);
            problems.add(Problem.of(Partitions.of(history, family.model()).subhistory(0), family.model()));
        }
        return problems;
    }

    private static Family<?> family(String model) {
        return switch (model) {
            case "register" -> Family.register(Register.plain(), 3, 0);
            case "cas-register" -> Family.register(Register.withCompareAndSet(), 3, 2);
            case "kv" -> Family.kv(3);
            default -> Family.counter();
        };
    }
}
