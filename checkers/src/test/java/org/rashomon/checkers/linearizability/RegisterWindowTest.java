package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Value;

class RegisterWindowTest {

    private static final long ENOUGH = 100_000;
    private static final Family<Value> FEW_VALUES = Family.register(Register.withCompareAndSet(), 3, 2);

    @Test
    void aWindowHoldsWhatIsUnderWayInIt() {
        Seeds.forEach(300, random -> {
            var history = history(random, 30, 0.1);
            var past = new RegisterPast(history);
            var from = 1 + random.nextInt(history.events.length - 1);
            var to = from + random.nextInt(history.events.length - from);

            var window = past.window(from, to);

            assertThat(window.from()).isEqualTo(from);
            assertThat(window.to()).isEqualTo(to);
            assertThat(window.ops()).isSorted();
            var all = Refutation.window(history, from, to).ops();
            assertThat(Arrays.stream(window.ops()).filter(history::returns).toArray())
                    .isEqualTo(Arrays.stream(all).filter(history::returns).toArray());
            assertThat(kinds(history, window.ops())).isEqualTo(kinds(history, all));
        });
    }

    @Test
    void aRegisterMayHoldWhatSomebodyBeganToWriteOrNothingUntilSomebodyWrote() {
        Seeds.forEach(300, random -> {
            var history = history(random, 20, 0.1);
            var register = new RegisterView(history);
            var past = new RegisterPast(history);
            var event = random.nextInt(history.events.length);
            for (var value = 0; value < history.values.size(); value++) {
                var wanted = value;
                var begun = IntStream.range(0, history.size())
                        .anyMatch(op -> register.writes(op) == wanted && history.call[op] < event);
                var untouched = IntStream.range(0, history.size())
                        .noneMatch(op -> register.writes(op) >= 0 && history.ret[op] < event);

                assertThat(past.isPossible(value, event)).isEqualTo(begun || (value == ValueCoder.NONE && untouched));
            }
        });
    }

    @Test
    void whatAWindowRefutesHasNoOrder() {
        Seeds.forEach(1_000, random -> {
            var events = RandomHistories.drawSmall(FEW_VALUES, random, 12).events();
            var history = subhistory(History.of(events));
            if (history.events.length == 0) {
                return;
            }
            var past = new RegisterPast(history);
            var event = random.nextInt(history.events.length);
            var window = RegisterWindow.endingAt(history, past, event, 2 + random.nextInt(12));

            if (new RegisterWindow(history, past, FEW_VALUES.model(), window).isRefutedAnyway(ENOUGH)) {
                assertThat(isLinearizable(events)).isFalse();
            }
        });
    }

    @Test
    void aWindowOfEverythingRefutesWhateverHasNoOrderIfAllWasAnswered() {
        Seeds.forEach(500, random -> {
            var events = RandomHistories.drawSmall(FEW_VALUES, random, 10).events();
            var history = subhistory(History.of(events));
            if (history.events.length == 0
                    || !IntStream.range(0, history.size()).allMatch(history::returns)) {
                return;
            }
            var past = new RegisterPast(history);
            var last = history.events.length - 1;
            var window = RegisterWindow.endingAt(history, past, last, last + 1);

            assertThat(window.from()).isZero();
            assertThat(new RegisterWindow(history, past, FEW_VALUES.model(), window).isRefutedAnyway(ENOUGH))
                    .isEqualTo(!isLinearizable(events));
        });
    }

    /** The searches and windows alone, without the refuters that come first. */
    @Test
    void theSearchDecidesHistoriesInWhichItStandsStill() {
        Seeds.forEach(40, random -> {
            var damages = List.of(Damage.SPLIT_BRAIN, Damage.REORDERED, Damage.NONE);
            var damage = damages.get(random.nextInt(damages.size()));
            var size = new Size(250, 9, random.nextInt(2) * 0.05);
            var history = subhistory(RandomHistories.draw(FEW_VALUES, random, size, damage));
            var check = new ObjectCheck(history, FEW_VALUES.model());

            var decision = check.search(5_000);
            for (var round = 0; round < 40 && decision instanceof Decision.Open; round++) {
                decision = check.search(5_000);
            }

            if (damage == Damage.NONE) {
                assertThat(decision).isInstanceOf(Decision.Linearizable.class);
            }
            assertThat(check.position()).isBetween(0, history.events.length);
            assertThat(check.bytes()).isPositive();
            if (decision instanceof Decision.NotLinearizable(var refutation)) {
                assertThat(refutation.of(history).size()).isEqualTo(refutation.ops().length);
                assertThat(new FrontierSearch(Problem.of(history, FEW_VALUES.model()), Moves.Endless.EXACT).run(ENOUGH))
                        .isNotEqualTo(FrontierSearch.Status.ALIVE);
            }
        });
    }

    private static Set<List<Integer>> kinds(Subhistory history, int[] ops) {
        var register = new RegisterView(history);
        var kinds = new HashSet<List<Integer>>();
        Arrays.stream(ops)
                .filter(op -> !history.returns(op))
                .forEach(op -> kinds.add(List.of(register.observes(op), register.writes(op))));
        return kinds;
    }

    private static boolean isLinearizable(List<Event.Operation> events) {
        return Oracle.isLinearizable(FEW_VALUES.model(), History.of(events));
    }

    private static Subhistory history(SplittableRandom random, int operations, double crashes) {
        return subhistory(RandomHistories.draw(FEW_VALUES, random, new Size(operations, 5, crashes), Damage.NONE));
    }

    private static Subhistory subhistory(History history) {
        return Partitions.of(history, FEW_VALUES.model()).subhistory(0);
    }
}
