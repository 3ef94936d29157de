package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.strategies.Strategies;

/** When a message counts as lost. */
class LinkTimeoutTest {

    private final RecordingHost host = new RecordingHost();
    private final Replica replica = new Replica(config(), host);

    private static ReplicaConfig config() {
        var known = Strategies.named("lww-hybrid-clock").orElseThrow();
        var policies = Policies.standard(known.policy(), known.clock());
        return new ReplicaConfig("n1", List.of("n2"), policies, Limits.standard());
    }

    /** Keeps what it is asked for. */
    private static final class RecordingHost implements Host {
        private final List<Timer> timers = new ArrayList<>();
        private final List<Long> sent = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();

        @Override
        public long wallMicros() {
            return 1;
        }

        @Override
        public Disk disk() {
            return new SimulatedDisk(List.of(), List.of(), position -> {});
        }

        @Override
        public void setTimer(Timer timer, long delayMillis) {
            timers.add(timer);
        }

        @Override
        public void send(String peer, long epoch, PeerMessage message) {
            sent.add(epoch);
        }

        @Override
        public void reply(long request, Reply reply) {
            replies.add(reply);
        }

        @Override
        public void replyToPeer(long exchange, PeerReply reply) {
            throw new AssertionError("nobody asked");
        }
    }

    private long failedSends() {
        replica.request(1, new Request.Inspect());
        var status = (Reply.Status) host.replies.getLast();
        return status.links().getFirst().sent().failures();
    }

    @Test
    void aMessageIsNotGivenUpWhileItIsLeaving() {
        replica.start();
        var epoch = host.sent.getLast();
        for (var piece = 0; piece < 3; piece++) {
            replica.sendProgressed("n2", epoch);
            replica.timerFired(host.timers.getLast());
            assertThat(failedSends()).isZero();
        }

        replica.timerFired(host.timers.getLast());

        assertThat(failedSends()).isEqualTo(1);
    }

    @Test
    void thatAnEarlierMessageIsStillLeavingIsNoReasonToWait() {
        replica.start();
        var earlier = host.sent.getLast();
        replica.sendFailed("n2", earlier, "cut");
        replica.timerFired(host.timers.getLast());
        assertThat(host.sent.getLast()).isGreaterThan(earlier);

        replica.sendProgressed("n2", earlier);
        replica.timerFired(host.timers.getLast());

        assertThat(failedSends()).isEqualTo(2);
    }
}
