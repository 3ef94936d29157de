package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class RunFollowerTest {

    private static final Family<Value> FEW_VALUES = Family.register(Register.withCompareAndSet(), 4, 2);

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void aRunIsStoppedOnlyIfItsHistoryHasNoOrder(Family<?> family) {
        Seeds.forEach(300, random -> {
            var events = RandomHistories.smallEvents(family, random, 12);
            var isLinearizable = Oracle.isLinearizable(family.model(), History.of(events));

            var follower = new RunFollower(family.model());
            var stoppedAt = follow(follower, events, random.nextInt(1, 5));

            if (isLinearizable) {
                assertThat(stoppedAt).isEqualTo(events.size());
            } else if (isAnswered(events) && !follower.hasGivenUp()) {
                assertThat(stoppedAt).isLessThan(events.size());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void aRunIsStoppedAtTheFirstEventAfterWhichNothingHelps(Family<?> family) {
        Seeds.forEach(100, random -> {
            var events = RandomHistories.smallEvents(family, random, 8);

            var stoppedAt = follow(new RunFollower(family.model()), events, 1);

            for (var length = 0; isAnswered(events) && length < events.size(); length++) {
                var prefix = events.subList(0, length + 1);
                var isDead = !Oracle.isLinearizable(family.model(), History.of(prefix));
                if (isDead && isNothingUnderWay(prefix)) {
                    assertThat(stoppedAt).isLessThanOrEqualTo(length);
                }
                if (stoppedAt == length) {
                    assertThat(isDead).isTrue();
                }
            }
        });
    }

    @Test
    void aLongRunOfUniqueValuesIsFollowedToTheEnd() {
        var random = new SplittableRandom(5);
        var family = Family.register(Register.plain(), 0, 0);
        var events = RandomHistories.events(family, random, new Size(20_000, 8, 0), Damage.NONE);
        var follower = new RunFollower(family.model());

        assertThat(follow(follower, events, 3)).isEqualTo(events.size());
        assertThat(stale(follower, events)).isTrue();
    }

    @Test
    void aStaleReadAfterAThousandOperationsWithSomeUnansweredIsSeen() {
        var events = RandomHistories.events(FEW_VALUES, new SplittableRandom(6), new Size(1_000, 5, 0), Damage.NONE);
        var follower = new RunFollower(FEW_VALUES.model());

        assertThat(follow(follower, events, 2)).isEqualTo(events.size());
        assertThat(stale(follower, events)).isTrue();
    }

    /** Lets somebody read what nobody ever wrote. */
    private static boolean stale(RunFollower follower, List<Event.Operation> events) {
        follower.append(event(events.size(), OperationType.INVOKE, Value.NONE));
        follower.append(event(events.size() + 1, OperationType.OK, Value.of(-7)));
        return follower.catchUp();
    }

    private static Event.Operation event(int index, OperationType type, Value value) {
        return new Event.Operation(index, index, type, 1_000_000, 0, "n", Function.READ, "x", value, Version.NONE, "");
    }

    /** The index of the event at which the follower stops the run; the number of events if it does not. */
    private static int follow(RunFollower follower, List<Event.Operation> events, int catchUpEvery) {
        for (var at = 0; at < events.size(); at++) {
            if (follower.append(events.get(at)) || (at % catchUpEvery == 0 && follower.catchUp())) {
                return at;
            }
        }
        return follower.catchUp() ? events.size() - 1 : events.size();
    }

    private static boolean isAnswered(List<Event.Operation> events) {
        return events.stream().noneMatch(event -> event.type() == OperationType.INFO);
    }

    private static boolean isNothingUnderWay(List<Event.Operation> events) {
        return 2
                        * events.stream()
                                .filter(event -> event.type() == OperationType.INVOKE)
                                .count()
                == events.size();
    }
}
