package org.rashomon.referencedb.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.rashomon.referencedb.LogRecord;

/**
 * An append-only file of checksummed records.
 *
 * <p>A crash may cut the file off at any byte: replay keeps the records before the cut and truncates the rest, which
 * was never synced. A bad record with a good one after it is another matter: that is damage to what was synced, and
 * replay refuses. The two cannot be told apart when it is the very last record that is damaged.
 */
public final class LogFile implements AutoCloseable {

    /** So that a long log does not have to fit into memory once more. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path file;
    private final String node;
    private FileChannel channel;
    private final long firstRecord;

    private LogFile(Path file, String node, FileChannel channel, long firstRecord) {
        this.file = file;
        this.node = node;
        this.channel = channel;
        this.firstRecord = firstRecord;
    }

    /**
     * Opens the log of a node, or creates it. {@link #replay} must come next.
     *
     * @throws LogDamagedException if the file is no log, or the log of another node
     * @throws IOException if it cannot be used, also because another process uses it
     */
    public static LogFile open(Path file, String node) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(file + " is in use by another process");
            }
            return new LogFile(file, node, channel, requireHeader(channel, file, node));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static long requireHeader(FileChannel channel, Path file, String node) throws IOException {
        var header = LogHeader.of(node);
        var found = LogReader.of(channel, file).bytes(0, (int) Math.min(header.length, channel.size()));
        if (!LogHeader.isWhole(file, node, found)) {
            channel.write(ByteBuffer.wrap(header), 0);
        }
        return header.length;
    }

    /**
     * Hands out every record in order, cuts off what follows the last, and makes the log ready to be appended to.
     *
     * @throws LogDamagedException if the file is damaged in the middle
     */
    public void replay(Consumer<LogRecord> consumer) throws IOException {
        var end = LogReader.of(channel, file).readAll(firstRecord, consumer);
        channel.truncate(end);
        channel.position(end);
        channel.force(true);
        syncDirectory(file);
    }

    /** Makes the file's name as durable as its contents. */
    private static void syncDirectory(Path file) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (var handle = FileChannel.open(directory, StandardOpenOption.READ)) {
                handle.force(true);
            }
        }
    }

    /** Writes records after the last one. */
    public void append(List<LogRecord> records) throws IOException {
        var buffer = new LogBuffer();
        for (var record : records) {
            buffer.add(record);
            if (buffer.size() > CHUNK_BYTES) {
                write(buffer.bytes());
                buffer = new LogBuffer();
            }
        }
        write(buffer.bytes());
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Puts these records in the place of all that are in the file, durably. A crash leaves either the old ones or the
     * new ones.
     */
    public void replace(List<LogRecord> records) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var replacement = open(fresh, node);
        replacement.channel.position(replacement.firstRecord);
        replacement.append(records);
        replacement.channel.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file);
        channel.close();
        channel = replacement.channel;
    }

    /** Makes everything appended so far durable. */
    public void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
