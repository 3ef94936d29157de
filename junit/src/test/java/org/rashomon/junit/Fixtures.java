package org.rashomon.junit;

import static org.rashomon.junit.RashomonAssertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Tests that the tests of the extension run; none of them is found by the build itself. */
final class Fixtures {

    private Fixtures() {}

    static final class Healthy {
        @ReplicationTest(seeds = 2, timeLimit = "3s", faults = "partition", settings = "rate=100")
        void holds(Run run) {
            assertThat(run)
                    .didRealWork(work -> work.acknowledgedAtLeast(50)
                            .faultsObservedAtLeast(1)
                            .conflictsAtLeast(1)
                            .everyFaultHadEffect())
                    .passes()
                    .losesNoAcknowledgedWrite()
                    .converges()
                    .hasNo("vanished-write");
        }
    }

    static final class Causal {
        @ReplicationTest(
                seeds = 1,
                timeLimit = "4s",
                faults = "partition",
                strategy = "lww-hybrid-clock",
                settings = {"delivery=causal", "rate=100"})
        void holds(Run run) {
            assertThat(run)
                    .didRealWork(work -> work.acknowledgedAtLeast(100).everyFaultHadEffect())
                    .losesNoAcknowledgedWrite()
                    .isCausal()
                    .perSession()
                    .convergesWithin(Duration.ofSeconds(8))
                    .afterEveryHeal()
                    .allowing("concurrent-write-dropped")
                    .onKeys("k*")
                    .because("last write wins by design, ADR-14")
                    .passes();
            org.assertj.core.api.Assertions.assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(run).convergesWithin(Duration.ZERO))
                    .satisfies(late -> org.assertj.core.api.Assertions.assertThat(late.getMessage())
                            .containsIgnoringWhitespaces("ms after the last heal, wanted at most 0 ms"));
        }
    }

    static final class Defective {
        @ReplicationTest(
                seeds = 1,
                timeLimit = "5s",
                faults = "kill",
                defect = "drop-acknowledged",
                workload = "register")
        void loses(Run run) {
            assertThat(run).losesNoAcknowledgedWrite();
        }
    }

    static final class Soft {
        @ReplicationTest(
                seeds = 1,
                timeLimit = "5s",
                faults = "kill",
                defect = "drop-acknowledged",
                workload = "register")
        void holds(Run run) {
            assertThat(run).softly(RunAssert::losesNoAcknowledgedWrite, RunAssert::converges, RunAssert::didRealWork);
        }
    }

    static final class Allowed {
        @ReplicationTest(
                seeds = 1,
                timeLimit = "5s",
                faults = "kill",
                defect = "drop-acknowledged",
                workload = "register")
        void holds(Run run) {
            var lost = assertThat(run);
            for (var anomaly : List.of("vanished-write", "replica-amnesia", "wrong-winner")) {
                lost.allowing(anomaly).onKeys("k*").because("this store is a cache");
            }
            lost.losesNoAcknowledgedWrite();
            org.assertj.core.api.Assertions.assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(run)
                            .allowing("vanished-write")
                            .onKeys("other/*")
                            .because("this store is a cache")
                            .losesNoAcknowledgedWrite());
        }
    }

    @ReplicatedSystem(String.class)
    static final class OwnSystem {}

    static final class AskedInVain {
        @ReplicationTest(seeds = 1, timeLimit = "3s", faults = "none")
        void createsNoRows(Run run) {
            assertThat(run).passes().holds("unique-ids");
        }
    }

    static final class Idle {
        @ReplicationTest(seeds = 1, timeLimit = "500ms", faults = "none", settings = "rate=1")
        void doesNothing(Run run) {
            assertThat(run).passes();
        }
    }

    static final class FailsWithSeedTwo {
        @ReplicationTest(seeds = 3, timeLimit = "500ms", faults = "none", settings = "rate=20")
        void failsWithSeedTwo(Run run) {
            if (run.seed() == 2) {
                throw new AssertionError("seed 2");
            }
        }
    }

    static final class WithoutRun {
        @ReplicationTest
        void runsNothing() {}
    }

    static final class Misspelled {
        @ReplicationTest(strategy = "lww-wall-clok")
        void misspelled(Run run) {
            assertThat(run).passes();
        }
    }
}
