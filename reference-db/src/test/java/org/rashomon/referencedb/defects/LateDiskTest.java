package org.rashomon.referencedb.defects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.AppliedDots;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.VersionVector;

class LateDiskTest {

    private final List<LogRecord> written = new ArrayList<>();
    private final List<Long> reported = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(5_000);
    private final Disk late = new LateDisk(
            new Disk() {
                @Override
                public void append(LogRecord record) {
                    written.add(record);
                }

                @Override
                public void replace(List<LogRecord> records) {
                    written.clear();
                    written.addAll(records);
                }

                @Override
                public void sync(long position) {}
            },
            reported::add,
            clock::get);

    @Test
    void reportsRecordsAsDurableThatItHasNotWritten() {
        late.append(record(1));
        late.sync(1);

        assertThat(reported).containsExactly(1L);
        assertThat(written).isEmpty();
    }

    @Test
    void writesEverythingInOrderOnceASecondHasPassed() {
        late.append(record(1));
        late.sync(1);
        clock.addAndGet(1_000);
        late.append(record(2));
        late.sync(2);

        assertThat(written).containsExactly(record(1), record(2));
    }

    private static LogRecord record(long position) {
        return new LogRecord.SnapshotTaken(new AppliedDots(VersionVector.of(Map.of("n2", position)), List.of()));
    }
}
