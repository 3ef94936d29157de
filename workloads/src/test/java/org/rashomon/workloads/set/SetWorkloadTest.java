package org.rashomon.workloads.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.history.Function;
import org.rashomon.history.RunInfo;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Playground;
import org.rashomon.workloads.generators.Playground.Played;

class SetWorkloadTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final SetWorkload workload = new SetWorkload();

    @Test
    void everyAddHasAnElementOfItsOwn() {
        var adds = invocations(7).stream()
                .filter(invocation -> invocation.function().equals(Function.ADD))
                .toList();

        assertThat(adds).hasSizeGreaterThan(900);
        assertThat(adds).extracting(Invocation::value).doesNotHaveDuplicates();
    }

    @Test
    void readsTheWholeSetNowAndThen() {
        assertThat(invocations(7)).contains(Invocation.read(SetWorkload.KEY));
    }

    @Test
    void theSameSeedGivesTheSameOperations() {
        assertThat(invocations(7)).isEqualTo(invocations(7)).isNotEqualTo(invocations(8));
    }

    @Test
    void atTheEndEachNodeReadsTheSetEvenIfNobodyUsedIt() {
        var played = Playground.of(3, 1).play(workload.finalReads(List.of("n1", "n2", "n3"), Set.of()), HOUR);

        assertThat(played)
                .extracting(read -> read.worker().node() + read.invocation().key())
                .containsExactlyInAnyOrder("n1set", "n2set", "n3set");
    }

    @Test
    void isJudgedByLossConvergenceAndVacuity() {
        assertThat(workload.checkers(Contract.of(RunInfo.UNKNOWN)))
                .extracting(Checker::name)
                .containsExactly("lost-write", "convergence", "metadata", "vacuity");
    }

    @Test
    void isFoundByItsName() {
        assertThat(Workloads.named("set")).map(Workload::description).hasValue(workload.description());
        assertThat(Workloads.named("sett")).isEmpty();
        assertThat(Workloads.all()).extracting(Workload::name).doesNotHaveDuplicates();
    }

    private List<Invocation> invocations(long seed) {
        return Playground.of(3, 3)
                .play(workload.operations(Contract.of(RunInfo.UNKNOWN), seed).limit(1_000), HOUR)
                .stream()
                .map(Played::invocation)
                .toList();
    }
}
