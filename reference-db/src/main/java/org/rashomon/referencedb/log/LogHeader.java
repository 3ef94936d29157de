package org.rashomon.referencedb.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The first bytes of a log: what it is, in which version, and whose. */
final class LogHeader {

    private static final byte[] MAGIC = "RASHOLOG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;

    private LogHeader() {}

    static byte[] of(String node) {
        var out = new Bytes();
        for (var letter : MAGIC) {
            out.putByte(letter);
        }
        out.putInt(VERSION);
        out.putText(node);
        out.putInt(LogFrame.checksum(out.from(0)));
        var header = new byte[out.size()];
        out.from(0).get(header);
        return header;
    }

    /**
     * Compares what a file begins with.
     *
     * @param found as many bytes as the expected header has, or the whole file if it is shorter
     * @return whether the header is whole; false if the file ends within it
     * @throws LogDamagedException if the file is no log, or the log of another node
     */
    static boolean isWhole(Path file, String node, byte[] found) {
        var expected = of(node);
        if (Arrays.equals(found, expected)) {
            return true;
        }
        if (found.length < expected.length && Arrays.equals(found, Arrays.copyOf(expected, found.length))) {
            return false;
        }
        var magic = Arrays.copyOf(found, Math.min(found.length, MAGIC.length));
        if (!Arrays.equals(magic, Arrays.copyOf(MAGIC, magic.length))) {
            throw new LogDamagedException(file + " is not a log of this store; use another data directory");
        }
        throw new LogDamagedException("%s is not the log of node %s%s; give each node its own data directory"
                .formatted(file, node, versionAndOwner(found)));
    }

    private static String versionAndOwner(byte[] found) {
        var in = ByteBuffer.wrap(found).position(Math.min(found.length, MAGIC.length));
        if (in.remaining() < 2 * Integer.BYTES) {
            return "";
        }
        var version = in.getInt();
        if (version != VERSION) {
            return " in format version " + VERSION + " but in version " + version;
        }
        var length = Math.clamp(in.getInt(), 0, in.remaining());
        var owner = new String(found, in.position(), length, StandardCharsets.UTF_8);
        return " but begins with the name " + owner.replaceAll("[^A-Za-z0-9._-].*", "");
    }
}
