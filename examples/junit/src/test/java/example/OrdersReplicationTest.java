package example;

import static org.rashomon.junit.RashomonAssertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rashomon.junit.RecordedHistory;
import org.rashomon.junit.ReplicationTest;
import org.rashomon.junit.Run;

/** Orders are merged, not overwritten, so no partition may cost one. */
class OrdersReplicationTest {

    @ReplicationTest(seeds = 2, strategy = "or-set", workload = "set", faults = "partition", timeLimit = "5s")
    void noOrderIsLost(Run run) {
        assertThat(run)
                .didRealWork(work -> work.acknowledgedAtLeast(200).everyFaultHadEffect())
                .losesNoAcknowledgedWrite()
                .converges();
    }

    @ReplicationTest(seeds = 1, topology = "ring", faults = "partition,kill", timeLimit = "5s")
    void aRingLosesOnlyWhatLastWriteWinsMayLose(Run run) {
        assertThat(run).passes().hasNo("divergence");
    }

    @ReplicationTest(seeds = 1, strategy = "lww-hybrid-clock", faults = "partition", timeLimit = "5s",
            settings = "delivery=causal")
    void nobodySeesAnAnswerBeforeItsQuestion(Run run) {
        assertThat(run)
                .isCausal().perSession()
                .convergesWithin(Duration.ofSeconds(8)).afterEveryHeal()
                .allowing("lost-causally-later").onKeys("last-seen/*").because("last write wins by design, ADR-14")
                .losesNoAcknowledgedWrite();
    }

    /** The case that {@code rashomon shrink RUN -o lost-order.run} wrote; the defect that it showed is mended. */
    @ReplicationTest(replay = "regressions/lost-order.run")
    void whatWasLostOnceIsKept(Run run) {
        assertThat(run).hasNo("vanished-write").converges();
    }

    /** Checkers alone, of a history that another tool recorded. */
    @Test
    void theRegisterOfAnotherToolIsLinearizable() {
        assertThat(RecordedHistory.at(Path.of("histories/register.edn"))).perKey().isLinearizable("register");
    }
}
