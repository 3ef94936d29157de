package org.rashomon.history.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One gzip member (RFC 1952) that carries its own length in the header's extra field, as BGZF does, so that a reader
 * can tell a torn member from a whole one and any gzip tool can still read it.
 */
final class GzipMember {

    /** Fixed header (10), extra length (2), one subfield of identifier (2), size (2) and member length (4). */
    private static final int HEADER_BYTES = 20;

    private static final int TRAILER_BYTES = 8;
    private static final byte MAGIC_1 = 0x1f;
    private static final byte MAGIC_2 = (byte) 0x8b;
    private static final byte DEFLATE = 8;
    private static final byte HAS_EXTRA = 4;
    private static final byte UNKNOWN_SYSTEM = (byte) 255;

    private GzipMember() {}

    /** The member that holds this text. */
    static byte[] compress(byte[] text, int length) {
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(text, 0, length);
            deflater.finish();
            // Deflate never grows its input by more than five bytes a 16 KiB block.
            var body = new byte[length + 64 + length / 1024];
            var bodyLength = deflater.deflate(body);
            if (!deflater.finished()) {
                throw new IllegalStateException("deflate grew %d bytes beyond its bound".formatted(length));
            }
            var total = HEADER_BYTES + bodyLength + TRAILER_BYTES;
            var crc = new CRC32();
            crc.update(text, 0, length);
            return little(ByteBuffer.allocate(total))
                    .put(new byte[] {MAGIC_1, MAGIC_2, DEFLATE, HAS_EXTRA, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM})
                    .putShort((short) 8)
                    .put((byte) 'R')
                    .put((byte) 'A')
                    .putShort((short) 4)
                    .putInt(total)
                    .put(body, 0, bodyLength)
                    .putInt((int) crc.getValue())
                    .putInt(length)
                    .array();
        } finally {
            deflater.end();
        }
    }

    /** Whether the file position holds the header of a member written by {@link #compress}. */
    static boolean isHeader(ByteBuffer file) {
        var at = file.position();
        return file.remaining() >= HEADER_BYTES
                && file.get(at) == MAGIC_1
                && file.get(at + 1) == MAGIC_2
                && file.get(at + 2) == DEFLATE
                && file.get(at + 3) == HAS_EXTRA
                && file.get(at + 12) == 'R'
                && file.get(at + 13) == 'A';
    }

    /**
     * The text of the member at the buffer's position, which moves behind the member.
     *
     * @throws DamagedMemberException if the member is torn or fails its checksum
     */
    static byte[] decompress(ByteBuffer file) throws DamagedMemberException {
        var start = file.position();
        if (!isHeader(file)) {
            throw new DamagedMemberException("no gzip member starts here");
        }
        little(file);
        var total = file.getInt(start + 16);
        if (total < HEADER_BYTES + TRAILER_BYTES || total > file.remaining()) {
            throw new DamagedMemberException("the last gzip member is cut off");
        }
        var length = file.getInt(start + total - 4);
        // Deflate compresses at most 1,032 to 1, so a larger claim is damage and must not be allocated.
        if (length < 0 || length > 1_032L * total) {
            throw new DamagedMemberException("the gzip member claims an impossible length");
        }
        var text = inflate(file, start + HEADER_BYTES, total - HEADER_BYTES - TRAILER_BYTES, length);
        var crc = new CRC32();
        crc.update(text);
        if ((int) crc.getValue() != file.getInt(start + total - TRAILER_BYTES)) {
            throw new DamagedMemberException("the gzip member fails its checksum");
        }
        file.position(start + total);
        return text;
    }

    private static byte[] inflate(ByteBuffer file, int from, int bodyLength, int length) throws DamagedMemberException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(file.slice(from, bodyLength));
            var text = new byte[length];
            if (inflater.inflate(text) != length || (!inflater.finished() && inflater.inflate(new byte[1]) != 0)) {
                throw new DamagedMemberException("the gzip member does not have the length it claims");
            }
            return text;
        } catch (DataFormatException damaged) {
            throw new DamagedMemberException("the gzip member cannot be decompressed");
        } finally {
            inflater.end();
        }
    }

    private static ByteBuffer little(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A member that is torn or was changed after it was written. */
    static final class DamagedMemberException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        DamagedMemberException(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }
}
