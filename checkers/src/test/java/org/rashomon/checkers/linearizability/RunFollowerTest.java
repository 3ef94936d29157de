package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.models.MultiRegister;
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
            var events = RandomHistories.drawSmall(family, random, 12).events();
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
            var events = RandomHistories.drawSmall(family, random, 8).events();

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

    @Test
    void aRunIsNamedByThePropertyThatIsWatched() {
        assertThat(new RunFollower(Register.plain()).property()).isEqualTo("linearizable-register");
    }

    @Test
    void whatTheModelDoesNotHaveIsPassedOver() {
        var follower = new RunFollower(Register.plain());

        follow(follower, Script.events("1 write 1 ok", "2 frobnicate 7", "1 read ok 1", "2 ok 9"), 1);

        assertThat(follower.catchUp()).isFalse();
        assertThat(stale(follower, Script.events("1 write 1 ok", "1 read ok 1")))
                .isTrue();
    }

    @Test
    void keysAreFollowedApartAndSeveralRegistersTogether() {
        var apart = new RunFollower(Register.plain());
        var together = new RunFollower(new MultiRegister());
        for (var event : Script.events("1 write 1 ok", "1 read ok")) {
            var isRead = event.index() > 1;
            apart.append(on(isRead ? "y" : "x", event, event.value()));
            var pairs = Value.of(List.of(Value.of(List.of(Value.of("x"), isRead ? Value.NONE : Value.of(1)))));
            together.append(on(isRead ? "y" : "x", event, event.index() % 3 == 0 ? pairs : Value.NONE));
        }

        assertThat(apart.catchUp()).isFalse();
        assertThat(together.catchUp()).isTrue();
    }

    @Test
    void enoughEventsAreLookedAtWithoutBeingAsked() {
        var follower = new RunFollower(Register.plain());
        var lines = new ArrayList<>(List.of("1 write 1 ok", "1 read ok 7"));
        lines.addAll(Collections.nCopies(20, "1 read ok 1"));

        var events = Script.events(lines.toArray(String[]::new));
        var stoppedAt = 0;
        while (!follower.append(events.get(stoppedAt))) {
            stoppedAt++;
        }

        assertThat(stoppedAt).isEqualTo(15);
        assertThat(follower.append(events.get(stoppedAt + 1))).isTrue();
    }

    @Test
    void anObjectWithTooMuchUnderWayIsGivenUp() {
        var follower = new RunFollower(Register.plain());
        var narrow = new RunFollower(Register.plain());
        for (var client = 0; client < 65; client++) {
            follower.append(at(client, "%d write %d".formatted(client, client % 2)));
            if (client < 64) {
                narrow.append(at(client, "%d write %d".formatted(client, client % 2)));
            }
        }
        for (var client = 0; client < 65; client++) {
            follower.append(at(65 + client, client + " ok"));
            narrow.append(at(64 + client, client + " ok"));
        }

        assertThat(follower.catchUp()).isFalse();
        assertThat(follower.hasGivenUp()).isTrue();
        assertThat(stale(follower, List.of())).isFalse();
        assertThat(narrow.catchUp()).isFalse();
        assertThat(narrow.hasGivenUp()).isFalse();
        assertThat(stale(narrow, List.of())).isTrue();
    }

    @Test
    void anObjectWithTooManyUnansweredKindsIsGivenUp() {
        for (var kinds : List.of(1_000, 1_001)) {
            var follower = new RunFollower(Register.plain());
            for (var client = 0; client < kinds; client++) {
                follower.append(at(2 * client, "%d write %d".formatted(client, client)));
                follower.append(at(2 * client + 1, client + " info"));
                follower.catchUp();
            }

            assertThat(follower.hasGivenUp()).isEqualTo(kinds > 1_000);
        }
    }

    @Test
    void anObjectOnWhichOneOperationTakesForEverIsGivenUp() {
        var follower = new RunFollower(Register.plain());
        follower.append(at(0, "999 write 1"));
        for (var call = 0; call < 50_000; call++) {
            assertThat(follower.hasGivenUp()).isFalse();
            follower.append(at(2 * call + 1, "1 read"));
            follower.append(at(2 * call + 2, "1 ok"));
        }

        assertThat(follower.hasGivenUp()).isTrue();
    }

    private static Event.Operation at(int index, String line) {
        var event = Script.events(line).getFirst();
        var function = line.contains("read") ? Function.READ : Function.WRITE;
        return new Event.Operation(
                index, index, event.type(), event.process(), 0, "n", function, "x", event.value(), Version.NONE, "");
    }

    private static Event.Operation on(String key, Event.Operation event, Value value) {
        return new Event.Operation(
                event.index(),
                event.index(),
                event.type(),
                event.process(),
                0,
                "n",
                event.function(),
                key,
                value,
                Version.NONE,
                "");
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
