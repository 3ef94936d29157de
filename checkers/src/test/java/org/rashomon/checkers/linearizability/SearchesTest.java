package org.rashomon.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.checkers.linearizability.DepthFirstSearch.Status;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.checkers.linearizability.RandomHistories.Damage;
import org.rashomon.checkers.linearizability.RandomHistories.Size;
import org.rashomon.checkers.linearizability.Visited.Thrift;
import org.rashomon.checkers.linearizability.models.Counter;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Searches in instalments, on histories too large to try every order, and what they are made of. */
class SearchesTest {

    private static final long PLENTY = 1_000_000;
    private static final Register REGISTER = Register.withCompareAndSet();
    private static final Family<Value> FEW_VALUES = Family.register(REGISTER, 3, 2);

    @ParameterizedTest
    @MethodSource("org.rashomon.checkers.linearizability.Family#all")
    void theOrdersThatAreFoundAreReplayed(Family<?> family) {
        Seeds.forEach(100, random -> {
            var history = RandomHistories.draw(family, random, new Size(12, 4, 0.3), Damage.NONE);
            for (var thrift : Thrift.values()) {
                var orders = orders(history, family.model(), problem -> {
                    var search = new DepthFirstSearch(problem, thrift);
                    assertThat(thrift == Thrift.CARELESS || search.run(PLENTY, PLENTY) == Status.LINEARIZABLE)
                            .isTrue();
                    return search.run(PLENTY, PLENTY) == Status.LINEARIZABLE ? search.linearization() : new int[0];
                });
                assertThat(thrift == Thrift.CARELESS || confirms(history, family.model(), orders))
                        .isTrue();
            }
            assertThat(confirms(history, family.model(), orders(history, family.model(), problem -> {
                        var search = new WideSearch(problem);
                        assertThat(search.run(PLENTY)).isEqualTo(Status.LINEARIZABLE);
                        return search.linearization();
                    })))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Thrift.class)
    void aLongHistoryIsGivenAnOrder(Thrift thrift) {
        for (var crashes : List.of(0.0, 0.05)) {
            var history = RandomHistories.draw(
                    FEW_VALUES, new SplittableRandom(11), new Size(3_000, 7, crashes), Damage.NONE);

            var orders = orders(history, REGISTER, problem -> {
                var search = new DepthFirstSearch(problem, thrift);
                assertThat(search.run(PLENTY, PLENTY)).isEqualTo(Status.LINEARIZABLE);
                assertThat(search.bytes()).isBetween(30_000L, 3_000_000L);
                return search.linearization();
            });

            assertThat(confirms(history, REGISTER, orders)).isTrue();
        }
    }

    @Test
    void anInstalmentLooksAtAsManyConfigurationsAsItMayAndTheNextGoesOn() {
        Seeds.forEach(60, random -> {
            var problem = problem(random, Damage.SPLIT_BRAIN);
            var whole = new DepthFirstSearch(problem);
            var verdict = whole.run(PLENTY, PLENTY);
            var search = new DepthFirstSearch(problem);
            var share = 1 + random.nextInt(9);

            var nodes = 0L;
            var status = search.run(share, PLENTY);
            while (status == Status.PAUSED) {
                nodes += share;
                assertThat(search.nodes()).isEqualTo(nodes);
                assertThat(search.furthest()).isBetween(0, problem.history.events.length - 1);
                status = search.run(share, PLENTY);
            }

            assertThat(status).isEqualTo(verdict);
            assertThat(search.nodes()).isEqualTo(whole.nodes()).isBetween(nodes, nodes + share);
            assertThat(search.furthest()).isEqualTo(whole.furthest());
        });
    }

    @Test
    void aSearchThatComesNoFurtherIsInterrupted() {
        var interrupted = new int[1];
        Seeds.forEach(60, random -> {
            var problem = problem(random, Damage.SPLIT_BRAIN);
            var whole = new DepthFirstSearch(problem);
            var verdict = whole.run(PLENTY, PLENTY);
            var search = new DepthFirstSearch(problem);

            var status = search.run(PLENTY, 5);
            while (status == Status.PAUSED) {
                interrupted[0]++;
                var before = search.nodes();
                status = search.run(PLENTY, 5);
                assertThat(search.nodes()).isGreaterThan(before + (status == Status.PAUSED ? 5 : -1));
            }

            assertThat(status).isEqualTo(verdict);
            assertThat(search.nodes()).isEqualTo(whole.nodes());
        });
        assertThat(interrupted[0]).isPositive();
    }

    @Test
    void aWideSearchGoesOnWhereItStopped() {
        Seeds.forEach(60, random -> {
            var problem = problem(random, Damage.STALE_READ);
            var whole = new WideSearch(problem);
            var verdict = whole.run(PLENTY);
            var search = new WideSearch(problem);

            var status = search.run(3);
            while (status == Status.PAUSED) {
                status = search.run(3);
            }

            assertThat(status).isEqualTo(verdict);
            assertThat(search.furthest()).isEqualTo(whole.furthest()).isBetween(0, problem.history.events.length);
            assertThat(search.bytes()).isEqualTo(whole.bytes()).isGreaterThan(160);
        });
    }

    @Test
    void theFrontierNamesTheEventAndTheStatesInWhichNothingFits() {
        var history = Script.history("1 write 1 ok", "2 write 2", "3 write 3", "2 ok", "3 ok", "1 read ok 1");
        var problem = Problem.of(Partitions.of(history, REGISTER).subhistory(0), REGISTER);
        var search = new FrontierSearch(problem, Endless.EXACT);

        assertThat(search.run(PLENTY)).isEqualTo(FrontierSearch.Status.DEAD);
        assertThat(search.position()).isEqualTo(7);
        assertThat(IntStream.of(search.states()).mapToObj(problem.steps::describe))
                .containsExactlyInAnyOrder("2", "3");
        assertThat(search.alive()).isEqualTo(2);
    }

    @Test
    void theFrontierSaysWhenItsWorkIsUsedUp() {
        var problem = problem(new SplittableRandom(4), Damage.NONE);

        assertThat(new FrontierSearch(problem, Endless.EXACT).run(3)).isEqualTo(FrontierSearch.Status.EXHAUSTED);
        assertThat(new FrontierSearch(problem, Endless.EXACT).run(0, 0)).isEqualTo(FrontierSearch.Status.ALIVE);
        assertThat(new FrontierSearch(problem, Endless.EXACT).run(PLENTY)).isEqualTo(FrontierSearch.Status.ALIVE);
    }

    /** More kinds than a mask has bits, in a chain, and each is needed. */
    @Test
    void aHundredKindsOfUnansweredOperationsAreUsedOnceEach() {
        var lines = new ArrayList<>(List.of("0 write 0 ok"));
        for (var client = 1; client <= 100; client++) {
            lines.add("%d cas %d %d".formatted(client, client - 1, client));
            lines.add("%d info".formatted(client));
        }
        lines.add("200 read ok 50");
        lines.add("200 read ok 100");
        assertDecided(true, lines);
        lines.add("200 read ok 7");
        assertDecided(false, lines);
    }

    @Test
    void aHundredUnansweredWritesAreReadInAnyOrder() {
        var lines = new ArrayList<String>();
        for (var client = 1; client <= 100; client++) {
            lines.add("%d write %d".formatted(client, client));
            lines.add("%d info".formatted(client));
        }
        for (var value = 100; value > 0; value--) {
            lines.add("200 read ok " + value);
        }
        assertDecided(true, lines);
        lines.add("200 read ok 100");
        assertDecided(false, lines);
    }

    private static void assertDecided(boolean isLinearizable, List<String> lines) {
        var history = Script.history(lines.toArray(String[]::new));
        var problem = Problem.of(Partitions.of(history, REGISTER).subhistory(0), REGISTER);
        var expected = isLinearizable ? Status.LINEARIZABLE : Status.NOT_LINEARIZABLE;
        var alive = isLinearizable ? FrontierSearch.Status.ALIVE : FrontierSearch.Status.DEAD;

        assertThat(new DepthFirstSearch(problem).run(PLENTY, PLENTY)).isEqualTo(expected);
        assertThat(new FrontierSearch(problem, Endless.EXACT).run(PLENTY)).isEqualTo(alive);
    }

    @Test
    void multisetsAreComparedMemberByMember() {
        var multisets = new Multisets();
        var random = new SplittableRandom(1);
        var contents = new TreeMap<Integer, Map<Integer, Integer>>(Map.of(Multisets.EMPTY, Map.of()));
        var numbers = new HashMap<Map<Integer, Integer>, Integer>(Map.of(Map.of(), Multisets.EMPTY));
        for (var step = 0; step < 300; step++) {
            var from = random.nextInt(contents.size());
            var member = random.nextInt(5) * 21;
            var more = new HashMap<>(contents.getOrDefault(from, Map.of()));
            more.merge(member, 1, Integer::sum);

            var number = multisets.plus(from, member);

            assertThat(multisets.plus(from, member)).isEqualTo(number);
            assertThat(numbers.computeIfAbsent(Map.copyOf(more), unseen -> contents.size()))
                    .isEqualTo(number);
            contents.putIfAbsent(number, more);
        }
        assertThat(contents).hasSizeGreaterThan(100);
        assertThat(multisets.bytes()).isBetween(96L * contents.size(), 300L * contents.size());
        contents.forEach((one, few) -> {
            for (var member = 0; member < 100; member++) {
                assertThat(multisets.count(one, member)).isEqualTo(few.getOrDefault(member, 0));
            }
            contents.forEach((other, many) -> assertThat(multisets.isWithin(one, other))
                    .as("%s in %s", few, many)
                    .isEqualTo(few.entrySet().stream()
                            .allMatch(each -> many.getOrDefault(each.getKey(), 0) >= each.getValue())));
        });
    }

    @Test
    void stepsAreRememberedHoweverManyStatesAndCallsThereAre() {
        var calls = IntStream.rangeClosed(0, 2_500)
                .mapToObj(number -> new Call(Function.ADD, Value.of(number), Value.NONE, Outcome.INFO))
                .toList();
        var steps = new StateSpace<>(new Counter(), calls);
        var state = steps.initial();
        for (var step = 1; step <= 2_000; step++) {
            var next = steps.step(state, 1);
            assertThat(steps.describe(next)).isEqualTo(Integer.toString(step));
            assertThat(steps.step(state, 1)).isEqualTo(next);
            assertThat(steps.step(next, 0)).isEqualTo(next);
            assertThat(steps.state(next)).isEqualTo(step);
            state = next;
        }
        assertThat(steps.step(steps.initial(), 2_000)).isEqualTo(state);
        assertThat(steps.bytes()).isBetween(16_000_000L, 18_000_000L);
    }

    @Test
    void numbersAreFoundByTheirKeys() {
        var map = new LongIntMap(4);
        var known = new HashMap<Long, Integer>();
        var random = new SplittableRandom(1);
        for (var step = 0; step < 5_000; step++) {
            var key = random.nextLong(3_000) - 1_500;
            assertThat(map.get(key)).isEqualTo(known.getOrDefault(key, LongIntMap.ABSENT));
            if (step % 2 == 0) {
                known.putIfAbsent(key, map.size());
                assertThat(map.number(key)).isEqualTo(known.get(key));
            } else {
                known.put(key, step);
                map.put(key, step);
            }
            assertThat(map.size()).isEqualTo(known.size());
        }
        assertThat(map.bytes()).isBetween(24L * map.size(), 96L * map.size());
    }

    private static Problem problem(SplittableRandom random, Damage damage) {
        var history = RandomHistories.draw(FEW_VALUES, random, new Size(40, 6, 0.05), damage);
        return Problem.of(Partitions.of(history, REGISTER).subhistory(0), REGISTER);
    }

    private interface Searched {
        int[] order(Problem problem);
    }

    private static List<int[]> orders(History history, Model<?> model, Searched searched) {
        var orders = new ArrayList<int[]>();
        var partitions = Partitions.of(history, model);
        for (var partition = 0; partition < partitions.count(); partition++) {
            var part = partitions.subhistory(partition);
            var order = searched.order(Problem.of(part, model));
            orders.add(IntStream.of(order).map(op -> part.row[op]).toArray());
        }
        return orders;
    }

    private static boolean confirms(History history, Model<?> model, List<int[]> orders) {
        return new CertificateVerifier<>(history, model).confirms(new Linearization(orders));
    }
}
