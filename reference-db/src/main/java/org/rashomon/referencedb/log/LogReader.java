package org.rashomon.referencedb.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.rashomon.referencedb.LogRecord;

/** Reads a log from its beginning and judges where it ends. */
final class LogReader {

    private static final int WINDOW_BYTES = 1 << 18;

    private final Source source;
    private final String name;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    /** Bytes that are read by their place: a file's, or an image's. */
    interface Source {

        long size() throws IOException;

        /** Reads some bytes that stand at a place, at least one; less than none if there are none. */
        int read(ByteBuffer into, long at) throws IOException;
    }

    /**
     * A reader.
     *
     * @param name of the log in messages
     */
    LogReader(Source source, String name) throws IOException {
        this.source = source;
        this.name = name;
        this.size = source.size();
    }

    static LogReader of(FileChannel channel, Path file) throws IOException {
        return new LogReader(
                new Source() {
                    @Override
                    public long size() throws IOException {
                        return channel.size();
                    }

                    @Override
                    public int read(ByteBuffer into, long at) throws IOException {
                        return channel.read(into, at);
                    }
                },
                file.toString());
    }

    /** Hands out all records up to the first bad one, and returns where that begins. */
    long readAll(long start, Consumer<LogRecord> replay) throws IOException {
        var at = start;
        for (var length = validPayload(at); length > 0; length = validPayload(at)) {
            replay.accept(decode(at, length));
            at += LogFrame.PREFIX_BYTES + length;
        }
        requireNothingValidAfter(at);
        return at;
    }

    private LogRecord decode(long at, int length) throws IOException {
        try {
            return Codec.readRecord(view(at + LogFrame.PREFIX_BYTES, length));
        } catch (IllegalArgumentException unreadable) {
            throw new LogDamagedException("%s: the record at byte %d has a good checksum but cannot be read: %s"
                    .formatted(name, at, unreadable.getMessage()));
        }
    }

    private void requireNothingValidAfter(long bad) throws IOException {
        for (var at = bad + 1; at + LogFrame.PREFIX_BYTES < size; at++) {
            if (validPayload(at) > 0) {
                throw new LogDamagedException(("%s: the record at byte %d is damaged, but the one at byte %d is not: "
                                + "acknowledged writes would be lost; restore the file, or start with an empty data "
                                + "directory")
                        .formatted(name, bad, at));
            }
        }
    }

    /** The length of the payload of the frame that begins here, or 0 if none does. */
    private int validPayload(long at) throws IOException {
        if (at + LogFrame.PREFIX_BYTES >= size) {
            return 0;
        }
        var prefix = view(at, LogFrame.PREFIX_BYTES);
        var length = prefix.getInt();
        var checksum = prefix.getInt();
        if (!LogFrame.isPlausible(length) || at + LogFrame.PREFIX_BYTES + length > size) {
            return 0;
        }
        return LogFrame.checksum(length, view(at + LogFrame.PREFIX_BYTES, length)) == checksum ? length : 0;
    }

    byte[] bytes(long at, int length) throws IOException {
        var bytes = new byte[length];
        view(at, length).get(bytes);
        return bytes;
    }

    /** These bytes of the file, from a window that moves forward. */
    private ByteBuffer view(long at, int length) throws IOException {
        if (at < windowStart || at + length > windowStart + window.limit()) {
            load(at, Math.max(length, WINDOW_BYTES));
        }
        return window.slice((int) (at - windowStart), length);
    }

    private void load(long at, int wanted) throws IOException {
        var loaded = ByteBuffer.allocate((int) Math.min(wanted, size - at));
        while (loaded.hasRemaining()) {
            if (source.read(loaded, at + loaded.position()) < 0) {
                throw new IOException(name + " became shorter while it was read");
            }
        }
        window = loaded.flip();
        windowStart = at;
    }
}
