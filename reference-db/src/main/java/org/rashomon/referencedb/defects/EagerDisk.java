package org.rashomon.referencedb.defects;

import java.util.List;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.LogRecord;

/** Acknowledges a sync as soon as it has begun. */
final class EagerDisk extends AlteredHost {

    private final Disk eager;

    EagerDisk(Host sound, Planting.Wiring wiring) {
        super(sound);
        this.eager = eager(sound.disk(), wiring);
    }

    @Override
    public Disk disk() {
        return eager;
    }

    private static Disk eager(Disk sound, Planting.Wiring wiring) {
        return new Disk() {
            @Override
            public void append(LogRecord record) {
                sound.append(record);
            }

            @Override
            public void replace(List<LogRecord> records) {
                sound.replace(records);
            }

            @Override
            public void sync(long position) {
                sound.sync(position);
                wiring.synced().accept(position);
            }
        };
    }
}
