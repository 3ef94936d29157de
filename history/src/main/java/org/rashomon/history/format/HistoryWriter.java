package org.rashomon.history.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rashomon.history.Event;
import org.rashomon.history.EventSink;

/**
 * Appends events to the segments of a history while the run goes on. Used by one thread.
 *
 * <p>Events are gathered into a gzip member and reach the file when the member is closed: at 1 MiB, at an age of
 * 250 ms (which {@link #tick} must be called for), or by {@link #sync}. A crash of the harness costs at most the open
 * member; a crash of the machine at most what was written since the last {@link #sync}.
 */
public final class HistoryWriter implements EventSink, AutoCloseable {

    private final Path folder;
    private final Buffer member = new Buffer();
    private final EventEncoder encoder = new EventEncoder(member);
    private FileChannel segment;
    private int segmentNumber = 1;
    private long segmentBytes;
    private long memberOpenedNanos;

    /**
     * Starts a history in a folder, which is made if need be.
     *
     * @throws UncheckedIOException if the folder cannot be written, or already holds a history
     */
    public HistoryWriter(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            this.segment = open(segmentNumber);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes an event; see the class for when it reaches the disk. */
    @Override
    public void append(Event event) {
        if (member.size() == 0) {
            memberOpenedNanos = event.timeNanos();
        }
        encoder.encode(event);
        if (member.size() >= HistoryFormat.MEMBER_BYTES) {
            closeMember();
        }
        tick(event.timeNanos());
    }

    /** Closes the open member if it is due at this time of the run. */
    @Override
    public void tick(long nowNanos) {
        if (member.size() > 0 && nowNanos - memberOpenedNanos >= HistoryFormat.MEMBER_NANOS) {
            closeMember();
        }
    }

    /** Closes the open member and forces everything to the disk. */
    @Override
    public void sync() {
        closeMember();
        try {
            segment.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            sync();
            segment.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void closeMember() {
        if (member.size() == 0) {
            return;
        }
        try {
            var bytes = ByteBuffer.wrap(member.compressed());
            while (bytes.hasRemaining()) {
                segment.write(bytes);
            }
            segmentBytes += member.size();
            member.reset();
            if (segmentBytes >= HistoryFormat.SEGMENT_BYTES) {
                segment.force(false);
                segment.close();
                segment = open(++segmentNumber);
                segmentBytes = 0;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private FileChannel open(int number) throws IOException {
        return FileChannel.open(
                HistoryFormat.segment(folder, number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Lends its bytes without a copy. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer() {
            super(HistoryFormat.MEMBER_BYTES + 4096);
        }

        byte[] compressed() {
            return GzipMember.compress(buf, count);
        }
    }
}
