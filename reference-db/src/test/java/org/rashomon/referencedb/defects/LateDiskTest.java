package org.rashomon.referencedb.defects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.LogRecord;

class LateDiskTest {

    private final List<LogRecord> written = new ArrayList<>();
    private final List<Long> reported = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(5_000);
    private final Disk late = Defects.named("drop-acknowledged")
            .orElseThrow()
            .wrapping()
            .wrap(
                    new Disk() {
                        @Override
                        public void append(LogRecord record) {
                            written.add(record);
                        }

                        @Override
                        public void sync(long position) {}
                    },
                    reported::add,
                    clock::get);

    @Test
    void reportsRecordsAsDurableThatItHasNotWritten() {
        late.append(new LogRecord.CaughtUp("n2", 1));
        late.sync(1);

        assertThat(reported).containsExactly(1L);
        assertThat(written).isEmpty();
    }

    @Test
    void writesEverythingInOrderOnceASecondHasPassed() {
        late.append(new LogRecord.CaughtUp("n2", 1));
        late.sync(1);
        clock.addAndGet(1_000);
        late.append(new LogRecord.CaughtUp("n2", 2));
        late.sync(2);

        assertThat(written).containsExactly(new LogRecord.CaughtUp("n2", 1), new LogRecord.CaughtUp("n2", 2));
    }
}
