package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Value;

class EnginesTest {

    private static final Family<Value> FEW_VALUES = Family.register(Register.withCompareAndSet(), 4, 2);
    private static final Family<Value> UNIQUE_VALUES = Family.register(Register.withCompareAndSet(), 0, 2);

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#registers")
    void agreeOnHistoriesOfMiddleSize(Family<Value> family) {
        Seeds.forEach(60, random -> {
            var history = subhistory(family, random, 150);
            var depthFirst = new DepthFirstSearch(Problem.of(history, family.model()));
            var frontier = new FrontierSearch(Problem.of(history, family.model()), Endless.EXACT);

            var found = depthFirst.run(100_000, 100_000);
            var reached = frontier.run(100_000);

            if (found != DepthFirstSearch.Status.PAUSED && reached != FrontierSearch.Status.EXHAUSTED) {
                assertThat(found == DepthFirstSearch.Status.LINEARIZABLE)
                        .isEqualTo(reached == FrontierSearch.Status.ALIVE);
                assertThat(decided(history, family.model())).isEqualTo(found == DepthFirstSearch.Status.LINEARIZABLE);
            }
        });
    }

    @Test
    void theMonitorForUniqueValuesAgreesWithTheSearch() {
        Seeds.forEach(300, random -> {
            var history = subhistory(UNIQUE_VALUES, random, 60);

            var decision = UniqueRegister.decide(RegisterColumns.of(history)).orElseThrow();
            var searched = new DepthFirstSearch(Problem.of(history, UNIQUE_VALUES.model()));

            assertThat(decision instanceof UniqueRegister.Finding.Linearizable)
                    .isEqualTo(searched.run(1_000_000, 1_000_000) == DepthFirstSearch.Status.LINEARIZABLE);
        });
    }

    @Test
    void theMonitorForUniqueValuesDeclinesValuesThatWereWrittenTwice() {
        var history = subhistory(FEW_VALUES, new SplittableRandom(1), 100);

        assertThat(UniqueRegister.decide(RegisterColumns.of(history))).isEmpty();
    }

    @Test
    void aStaleReadIsNeverClaimedOfALinearizableHistory() {
        Seeds.forEach(300, random -> {
            var size = new Size(200, 6, 0.05);
            var history = RandomHistories.draw(FEW_VALUES, random, size, Damage.NONE);

            assertThat(new StaleReads(Partitions.of(history, FEW_VALUES.model()).subhistory(0)).find())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void largerDamagedHistoriesAreDecidedAndProved(Damage damage) {
        Seeds.forEach(20, random -> {
            var history = RandomHistories.draw(FEW_VALUES, random, new Size(1_000, 6, 0), damage);
            var budget = new Budget(Duration.ofMinutes(1), 1L << 30, 1, System::nanoTime);

            var verdict = new LinearizabilityChecker(FEW_VALUES.model(), budget)
                    .check(history)
                    .verdict();

            assertThat(verdict).isNotInstanceOf(Verdict.Undecided.class);
            if (damage == Damage.NONE) {
                assertThat(verdict).isInstanceOf(Verdict.Valid.class);
            }
        });
    }

    @Test
    void aCheckThatRunsOutOfTimeSaysHowFarItCame() {
        var clock = new AtomicLong();
        var budget = new Budget(Duration.ofNanos(1), 1L << 30, 1, clock::incrementAndGet);
        var history = RandomHistories.draw(FEW_VALUES, new SplittableRandom(7), new Size(300, 6, 0), Damage.NONE);

        var verdict = new LinearizabilityChecker(FEW_VALUES.model(), budget)
                .check(history)
                .verdict();

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Undecided.class,
                        undecided -> assertThat(undecided.reason()).contains("budget", "1 of 1", "reached event 0"));
    }

    private static boolean decided(Subhistory history, Model<?> model) {
        var check = new ObjectCheck(history, model);
        var decision = check.look();
        while (decision instanceof Decision.Open) {
            decision = check.search(10_000);
        }
        return decision instanceof Decision.Linearizable;
    }

    private static Subhistory subhistory(Family<Value> family, SplittableRandom random, int operations) {
        var damages = List.of(Damage.values());
        var damage = damages.get(random.nextInt(damages.size()));
        var size = new Size(operations, 2 + random.nextInt(7), random.nextInt(2) * 0.04);
        return Partitions.of(RandomHistories.draw(family, random, size, damage), family.model())
                .subhistory(0);
    }
}
