package org.rashomon.referencedb.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.rashomon.referencedb.LogRecord;

/** The bytes that would be in a {@link LogFile}, for a disk that is no file. */
public final class LogImage {

    private LogImage() {}

    /** The log of a node with these records. */
    public static byte[] of(String node, List<LogRecord> records) {
        var header = LogHeader.of(node);
        var buffer = new LogBuffer();
        records.forEach(buffer::add);
        var image = new byte[header.length + buffer.size()];
        System.arraycopy(header, 0, image, 0, header.length);
        buffer.bytes().get(image, header.length, buffer.size());
        return image;
    }

    /**
     * The records that {@link LogFile#replay} would hand out, up to where it would cut the rest off.
     *
     * @throws LogDamagedException where it would refuse
     */
    public static List<LogRecord> replay(String node, byte[] image) {
        var records = new ArrayList<LogRecord>();
        try {
            new LogReader(new Held(image), "the log of " + node).readAll(LogHeader.of(node).length, records::add);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
        return List.copyOf(records);
    }

    /** An image held in memory. */
    private static final class Held implements LogReader.Source {
        private final byte[] image;

        Held(byte[] image) {
            this.image = image;
        }

        @Override
        public long size() {
            return image.length;
        }

        @Override
        public int read(ByteBuffer into, long at) {
            var length = Math.min(into.remaining(), image.length - (int) at);
            into.put(image, (int) at, length);
            return length;
        }
    }
}
