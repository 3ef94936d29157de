package org.rashomon.referencedb.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.rashomon.referencedb.LogRecord;

/** How one record stands in the file: the length of its payload, the CRC32C of length and payload, the payload. */
final class LogFrame {

    static final int PREFIX_BYTES = 2 * Integer.BYTES;
    /** The largest value and key, with ample room for the rest. */
    static final int LARGEST_PAYLOAD_BYTES = 8 << 20;

    private LogFrame() {}

    static void write(LogRecord record, Bytes out) {
        var start = out.size();
        out.putInt(0);
        out.putInt(0);
        Codec.write(record, out);
        var length = out.size() - start - PREFIX_BYTES;
        out.setInt(start, length);
        out.setInt(start + Integer.BYTES, checksum(length, out.from(start + PREFIX_BYTES)));
    }

    /** Whether a frame may have a payload of this length. */
    static boolean isPlausible(int length) {
        return length > 0 && length <= LARGEST_PAYLOAD_BYTES;
    }

    /** The length takes part, so that a run of zeros is not a frame. */
    static int checksum(int length, ByteBuffer payload) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        crc.update(payload);
        return (int) crc.getValue();
    }

    static int checksum(ByteBuffer bytes) {
        return checksum(bytes.remaining(), bytes);
    }
}
