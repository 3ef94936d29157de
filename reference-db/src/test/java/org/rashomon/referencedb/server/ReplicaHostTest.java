package org.rashomon.referencedb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.Request;

class ReplicaHostTest {

    private static final Request READ = new Request.Read("k");

    /** A replica that never starts, so that everything that is asked of it waits. */
    private final ReplicaThread thread = new ReplicaThread(bug -> {});

    private final ReplicaHost host =
            new ReplicaHost(thread, new NoDisk(), new AdjustableClock(() -> 0), Map.of(), UnaryOperator.identity());

    private record NoDisk() implements Disk {

        @Override
        public void append(LogRecord record) {}

        @Override
        public void replace(List<LogRecord> records) {}

        @Override
        public void sync(long position) {}
    }

    @Test
    void refusesWhatComesWhileTooMuchWaits() {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < ReplicaHost.MOST_WAITING; client++) {
                var unused = clients.submit(() -> host.ask(READ));
            }
            Awaitility.await("the waiting").until(() -> host.waiting() == ReplicaHost.MOST_WAITING);

            assertThatThrownBy(() -> host.ask(READ)).isInstanceOfSatisfying(ApiException.class, refusal -> {
                assertThat(refusal.status()).isEqualTo(503);
                assertThat(refusal.error()).isEqualTo("overloaded");
            });
            clients.shutdownNow();
        }
    }

    @Test
    void refusesEverythingOnceItStops() {
        host.refuseAll();

        assertThatThrownBy(() -> host.ask(READ))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo("stopping"));
    }
}
