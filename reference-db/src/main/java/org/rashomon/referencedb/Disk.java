package org.rashomon.referencedb;

import java.util.List;

/**
 * The log of one replica. Records keep their order; what was synced survives a crash, and what follows may or may not.
 */
public interface Disk {

    /** Adds a record at the end. It is the {@code n}-th since the replica started, counted from 1. */
    void append(LogRecord record);

    /**
     * Puts these records in the place of everything appended so far: they rebuild the same replica. A crash leaves
     * either the old records or the new ones. Does not count as appending.
     */
    void replace(List<LogRecord> records);

    /**
     * Makes the first {@code position} records durable, then calls {@link Replica#synced}. The call must come after
     * this method has returned. A disk that fails must stop the replica: there is no way to say that it did.
     */
    void sync(long position);
}
