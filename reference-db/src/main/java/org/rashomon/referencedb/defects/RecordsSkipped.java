package org.rashomon.referencedb.defects;

import java.util.List;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.LogRecord;

/** Leaves every third record out of the log. */
final class RecordsSkipped extends AlteredHost {

    private final Disk forgetful;

    RecordsSkipped(Host sound, Planting.Wiring wiring) {
        super(sound);
        this.forgetful = forgetful(sound.disk(), wiring);
    }

    @Override
    public Disk disk() {
        return forgetful;
    }

    private static Disk forgetful(Disk sound, Planting.Wiring wiring) {
        return new Disk() {
            private long appended;
            private long written;

            @Override
            public void append(LogRecord record) {
                appended++;
                if (appended % 3 != 0) {
                    written++;
                    sound.append(record);
                }
            }

            @Override
            public void replace(List<LogRecord> records) {
                sound.replace(records);
            }

            @Override
            public void sync(long position) {
                sound.sync(written);
                wiring.synced().accept(position);
            }
        };
    }
}
