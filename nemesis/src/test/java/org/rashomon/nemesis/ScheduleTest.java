package org.rashomon.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.nemesis.Property.forAllSeeds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);

    @Test
    void isTheSameForTheSamePlan() {
        forAllSeeds(random -> {
            var plan = anyPlan(random);

            assertThat(Schedule.seeded(plan)).isEqualTo(Schedule.seeded(plan));
        });
    }

    @Test
    void differsFromSeedToSeed() {
        var one = Schedule.seeded(plan(1, EnumSet.of(FaultKind.PARTITION), 5, TWENTY_SECONDS));
        var two = Schedule.seeded(plan(2, EnumSet.of(FaultKind.PARTITION), 5, TWENTY_SECONDS));

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void keepsItsFaultsWithinTheTimeLimitAndNumbersThemInOrder() {
        forAllSeeds(random -> {
            var plan = anyPlan(random);

            var schedule = Schedule.seeded(plan);

            for (var number = 0; number < schedule.size(); number++) {
                var fault = schedule.get(number);
                assertThat(fault.number()).isEqualTo(number);
                if (fault.fault().kind() == FaultKind.JOIN) {
                    assertThat(fault.at()).isZero();
                } else {
                    assertThat(fault.at())
                            .isGreaterThanOrEqualTo(
                                    Duration.ofMillis(plan.timeLimit().toMillis() / 20));
                }
                assertThat(fault.end()).isLessThan(plan.timeLimit());
                assertThat(fault.length()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
                assertThat(plan.kinds()).contains(fault.fault().kind());
                assertThat(number == 0
                                || !fault.at()
                                        .minus(schedule.get(number - 1).at())
                                        .isNegative())
                        .isTrue();
            }
        });
    }

    @Test
    void neverHasTwoFaultsOnOneLinkNorAnyOnANodeThatIsDown() {
        forAllSeeds(random -> {
            for (var pair : overlapping(Schedule.seeded(anyPlan(random)))) {
                var one = pair.get(0).fault();
                var other = pair.get(1).fault();
                assertThat(one.kind()).isNotEqualTo(other.kind());
                if (one.kind().isInBackground() || other.kind().isInBackground()) {
                    continue;
                }
                assertThat(Collections.disjoint(one.targets(), other.targets()))
                        .as("%s and %s", pair.get(0), pair.get(1))
                        .isTrue();
            }
        });
    }

    @Test
    void alwaysLeavesALinkByWhichAFaultCanBeSeen() {
        forAllSeeds(random -> {
            var schedule = Schedule.seeded(anyPlan(random));

            for (var cut : schedule) {
                for (var down : schedule) {
                    if (!cut.at().minus(down.at()).isNegative()
                            && !down.end().minus(cut.at()).isNegative()
                            && cut.fault() instanceof Fault.OfLinks links
                            && down.fault() instanceof Fault.OfProcesses processes
                            && !down.fault().kind().isInBackground()) {
                        assertThat(links.edges())
                                .anyMatch(edge -> processes.nodes().stream().noneMatch(edge::touches));
                    }
                }
            }
        });
    }

    @Test
    void alwaysLeavesANodeUp() {
        forAllSeeds(random -> {
            var plan = anyPlan(random);
            var schedule = Schedule.seeded(plan);

            for (var fault : schedule) {
                assertThat(downAt(schedule, fault.at()))
                        .hasSizeLessThan(plan.nodes().size());
            }
        });
    }

    @Test
    void hitsOnlyWhatExists() {
        forAllSeeds(random -> {
            var plan = anyPlan(random);

            for (var scheduled : Schedule.seeded(plan)) {
                switch (scheduled.fault()) {
                    case Fault.CutOff cut -> assertThat(plan.nodes()).containsAll(cut.nodes());
                    case Fault.OfLinks links -> assertThat(plan.edges()).containsAll(links.edges());
                    case Fault.OfProcesses processes -> assertThat(plan.nodes()).containsAll(processes.nodes());
                    case Fault.OfClock clock -> assertThat(plan.nodes()).contains(clock.node());
                }
            }
        });
    }

    @Test
    void hasEveryKindThatWasAskedForInTwentySeconds() {
        forAllSeeds(random -> {
            var plan = plan(random.nextLong(), anyKinds(random), 3 + random.nextInt(5), TWENTY_SECONDS);

            assertThat(kinds(Schedule.seeded(plan))).isEqualTo(plan.kinds());
        });
    }

    @Test
    void hasPartitionsAndKillsAtLeastThreeTimesEachInTwentySeconds() {
        forAllSeeds(random -> {
            var kinds = EnumSet.of(FaultKind.PARTITION, FaultKind.KILL);
            var nodes = 2 + random.nextInt(6);
            var schedule = Schedule.seeded(plan(random.nextLong(), kinds, nodes, TWENTY_SECONDS));

            // Between two nodes no link is left to probe while one is down, so the kinds have to take turns.
            var least = nodes == 2 ? 1 : 3;
            for (var kind : kinds) {
                assertThat(ofKind(schedule, kind))
                        .hasSizeGreaterThanOrEqualTo(least)
                        .allSatisfy(fault ->
                                assertThat(fault.length()).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(4)));
            }
        });
    }

    @Test
    void hasOneOfEachKindEvenInTwoSeconds() {
        forAllSeeds(random -> {
            var kinds = EnumSet.of(FaultKind.PARTITION, FaultKind.KILL, FaultKind.CLOCK);

            var schedule = Schedule.seeded(plan(random.nextLong(), kinds, 3, Duration.ofSeconds(2)));

            assertThat(kinds(schedule)).isEqualTo(kinds);
        });
    }

    @Test
    void letsNodesJoinOnceAndFromTheVeryBeginning() {
        forAllSeeds(random -> {
            var kinds = EnumSet.of(FaultKind.JOIN, FaultKind.KILL, FaultKind.PARTITION);

            var schedule = Schedule.seeded(plan(random.nextLong(), kinds, 3, TWENTY_SECONDS));

            assertThat(ofKind(schedule, FaultKind.JOIN))
                    .singleElement()
                    .satisfies(join -> assertThat(join.at()).isZero());
        });
    }

    @Test
    void leavesOutWhatHasNoRoomOrNoTarget() {
        var none = new TreeSet<Edge>();

        assertThat(Schedule.seeded(plan(1, EnumSet.allOf(FaultKind.class), 3, Duration.ofMillis(200))))
                .isEmpty();
        assertThat(kinds(Schedule.seeded(
                        new SchedulePlan(1, EnumSet.allOf(FaultKind.class), List.of("n1"), none, TWENTY_SECONDS))))
                .isEqualTo(Set.of(FaultKind.CLOCK));
    }

    @Test
    void setsAClockBackLongEnoughToSeeWhatTheOthersWrite() {
        forAllSeeds(random -> {
            var kinds = EnumSet.of(FaultKind.CLOCK, FaultKind.PARTITION, FaultKind.KILL);
            var schedule = Schedule.seeded(plan(random.nextLong(), kinds, 3, TWENTY_SECONDS));

            assertThat(ofKind(schedule, FaultKind.CLOCK)).anySatisfy(fault -> {
                assertThat(fault.length()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
                assertThat(fault.fault()).isInstanceOfSatisfying(Fault.ClockJump.class, jump -> {
                    assertThat(jump.offset()).isLessThan(Duration.ofSeconds(-1));
                    assertThat(timeCut(schedule, fault, jump.node()).multipliedBy(2))
                            .isLessThanOrEqualTo(fault.length());
                });
            });
        });
    }

    @Test
    void setsClocksBackAndAhead() {
        forAllSeeds(random -> {
            var schedule = Schedule.seeded(plan(random.nextLong(), EnumSet.of(FaultKind.CLOCK), 3, TWENTY_SECONDS));

            assertThat(schedule.stream().map(ScheduledFault::fault))
                    .anyMatch(fault -> fault instanceof Fault.ClockJump jump
                            && jump.offset().isNegative())
                    .anyMatch(fault -> fault instanceof Fault.ClockJump jump
                            && jump.offset().isPositive());
        });
    }

    private static Duration timeCut(List<ScheduledFault> schedule, ScheduledFault clock, String node) {
        return ofKind(schedule, FaultKind.PARTITION).stream()
                .filter(cut -> cut.overlaps(clock))
                .filter(cut -> ((Fault.OfLinks) cut.fault()).edges().stream().anyMatch(edge -> edge.touches(node)))
                .map(cut -> Collections.min(List.of(cut.end(), clock.end()))
                        .minus(Collections.max(List.of(cut.at(), clock.at()))))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Set<String> downAt(List<ScheduledFault> schedule, Duration moment) {
        var down = new HashSet<String>();
        for (var scheduled : schedule) {
            var inForce = scheduled.at().compareTo(moment) <= 0 && moment.compareTo(scheduled.end()) < 0;
            if (inForce
                    && !scheduled.fault().kind().isInBackground()
                    && scheduled.fault() instanceof Fault.OfProcesses processes) {
                down.addAll(processes.nodes());
            }
        }
        return down;
    }

    private static List<List<ScheduledFault>> overlapping(List<ScheduledFault> schedule) {
        var pairs = new ArrayList<List<ScheduledFault>>();
        for (var one : schedule) {
            schedule.stream()
                    .filter(other -> other.number() > one.number() && other.overlaps(one))
                    .forEach(other -> pairs.add(List.of(one, other)));
        }
        return pairs;
    }

    private static List<ScheduledFault> ofKind(List<ScheduledFault> schedule, FaultKind kind) {
        return schedule.stream().filter(fault -> fault.fault().kind() == kind).toList();
    }

    private static Set<FaultKind> kinds(List<ScheduledFault> schedule) {
        var kinds = EnumSet.noneOf(FaultKind.class);
        schedule.forEach(fault -> kinds.add(fault.fault().kind()));
        return kinds;
    }

    private static SchedulePlan anyPlan(SplittableRandom random) {
        var limit = Duration.ofMillis(random.nextLong(100, 90_000));
        var all = plan(random.nextLong(), anyKinds(random), 1 + random.nextInt(8), limit);
        var some = new TreeSet<>(all.edges());
        if (random.nextBoolean()) {
            some.removeIf(edge -> random.nextBoolean());
        }
        return new SchedulePlan(all.seed(), all.kinds(), all.nodes(), some, limit);
    }

    private static Set<FaultKind> anyKinds(SplittableRandom random) {
        var kinds = EnumSet.allOf(FaultKind.class);
        kinds.removeIf(kind -> random.nextInt(4) != 0);
        return kinds;
    }

    private static SchedulePlan plan(long seed, Set<FaultKind> kinds, int size, Duration limit) {
        var nodes =
                IntStream.rangeClosed(1, size).mapToObj(number -> "n" + number).toList();
        return new SchedulePlan(seed, kinds, nodes, allToAll(nodes), limit);
    }

    private static SortedSet<Edge> allToAll(List<String> nodes) {
        var edges = new TreeSet<Edge>();
        for (var from : nodes) {
            nodes.stream().filter(to -> !to.equals(from)).forEach(to -> edges.add(new Edge(from, to)));
        }
        return edges;
    }
}
