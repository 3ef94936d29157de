package example;

import static org.rashomon.junit.RashomonAssertions.assertThat;

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
}
