package org.rashomon.referencedb.log;

import java.nio.ByteBuffer;
import org.rashomon.referencedb.LogRecord;

/** Records on their way to a {@link LogFile}. Not thread-safe. */
public final class LogBuffer {

    private final Bytes bytes = new Bytes();

    public void add(LogRecord record) {
        LogFrame.write(record, bytes);
    }

    int size() {
        return bytes.size();
    }

    ByteBuffer bytes() {
        return bytes.from(0);
    }
}
