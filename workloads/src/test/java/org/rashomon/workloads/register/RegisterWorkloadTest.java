package org.rashomon.workloads.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.history.Function;
import org.rashomon.history.RunInfo;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Playground;
import org.rashomon.workloads.generators.Playground.Played;

class RegisterWorkloadTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final int OPERATIONS = 4_000;

    private final RegisterWorkload workload = new RegisterWorkload();
    private final List<Invocation> invocations = invocations(7);

    @Test
    void everyWriteHasAValueOfItsOwn() {
        assertThat(invocations)
                .filteredOn(invocation -> invocation.function().equals(Function.WRITE))
                .extracting(Invocation::value)
                .doesNotHaveDuplicates();
    }

    @Test
    void readsAndWritesAreHalfAndHalf() {
        var reads = invocations.stream()
                .filter(invocation -> invocation.function().equals(Function.READ))
                .count();

        assertThat((double) reads / OPERATIONS).isCloseTo(0.5, within(0.05));
    }

    @Test
    void everyKeyIsLeftAloneAfterAWhile() {
        var first = new HashMap<String, Integer>();
        var last = new TreeMap<String, Integer>();
        for (var number = 0; number < invocations.size(); number++) {
            first.putIfAbsent(invocations.get(number).key(), number);
            last.put(invocations.get(number).key(), number);
        }

        assertThat(last).hasSizeGreaterThan(OPERATIONS / 40);
        assertThat(last)
                .allSatisfy((key, number) ->
                        assertThat(number - first.getOrDefault(key, number)).isLessThan(160));
    }

    @Test
    void theWindowSlidesForAsLongAsTheRunLasts() {
        var early = Set.copyOf(keys(invocations.subList(0, 200)));
        var late = Set.copyOf(keys(invocations.subList(OPERATIONS - 200, OPERATIONS)));

        assertThat(late).doesNotContainAnyElementsOf(early);
    }

    @Test
    void fewKeysAreHotAtOnceSoThatLeadersMeet() {
        for (var start = 0; start + 20 <= OPERATIONS; start += 20) {
            assertThat(Set.copyOf(keys(invocations.subList(start, start + 20)))).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void theSameSeedGivesTheSameOperations() {
        assertThat(invocations(7)).isEqualTo(invocations);
        assertThat(invocations(8)).isNotEqualTo(invocations);
    }

    @Test
    void atTheEndEachNodeReadsEachKeyThatWasUsed() {
        var reads = workload.finalReads(List.of("n1", "n2"), Set.of("k1", "k2"));

        var played = Playground.of(2, 2).play(reads, HOUR);

        assertThat(played)
                .allMatch(read -> read.invocation().function().equals(Function.READ))
                .extracting(read -> read.worker().node() + read.invocation().key())
                .containsExactlyInAnyOrder("n1k1", "n1k2", "n2k1", "n2k2");
    }

    @Test
    void isJudgedByLossConvergenceAndVacuity() {
        assertThat(workload.checkers(Contract.of(RunInfo.UNKNOWN)))
                .extracting(Checker::name)
                .contains("lost-write", "lww", "writes-follow-reads", "convergence", "metadata", "vacuity");
    }

    private List<Invocation> invocations(long seed) {
        return Playground.of(3, 3)
                .play(workload.operations(Contract.of(RunInfo.UNKNOWN), seed).limit(OPERATIONS), HOUR)
                .stream()
                .map(Played::invocation)
                .toList();
    }

    private static List<String> keys(List<Invocation> invocations) {
        return invocations.stream().map(Invocation::key).toList();
    }
}
