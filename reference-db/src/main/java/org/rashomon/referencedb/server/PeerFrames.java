package org.rashomon.referencedb.server;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.SnapshotEnd;
import org.rashomon.referencedb.log.Bytes;
import org.rashomon.referencedb.log.Codec;

/**
 * A message to a peer as it travels: in pieces, each after its length. A large one is encoded piece by piece while
 * earlier ones are on the link, and taken in while later ones are, so that all that takes no longer than the slowest.
 */
final class PeerFrames {

    /** The keys of a piece, roughly; a single larger one still travels. The receiver logs each piece as one record. */
    private static final int PIECE_BYTES = 1 << 16;

    private PeerFrames() {}

    /** What the message is sent as: itself, or pieces of it that are messages of the same kind. */
    static List<PeerMessage> pieces(PeerMessage message) {
        if (!(message instanceof PeerMessage.SnapshotPart part)) {
            return List.of(message);
        }
        var pieces = new ArrayList<PeerMessage>();
        var start = 0;
        var bytes = 0L;
        for (var end = 0; end < part.keys().size(); end++) {
            var weight = part.keys().get(end).weightBytes();
            if (end > start && bytes + weight > PIECE_BYTES) {
                pieces.add(piece(part, start, end, new SnapshotEnd.More()));
                start = end;
                bytes = 0;
            }
            bytes += weight;
        }
        pieces.add(piece(part, start, part.keys().size(), part.end()));
        return pieces;
    }

    private static PeerMessage piece(PeerMessage.SnapshotPart part, int start, int end, SnapshotEnd snapshotEnd) {
        var keys = part.keys().subList(start, end);
        return new PeerMessage.SnapshotPart(part.from(), part.id(), part.first() + start, keys, snapshotEnd);
    }

    /** The bytes of one piece. */
    static Bytes encode(PeerMessage piece) {
        var bytes = new Bytes();
        bytes.putInt(0);
        Codec.write(piece, bytes);
        bytes.setInt(0, bytes.size() - Integer.BYTES);
        return bytes;
    }

    /**
     * Reads the pieces of a message one by one, up to the end of the stream.
     *
     * @return what the consumer made of the last
     * @throws IllegalArgumentException if there are none, or more in all than so many bytes
     */
    static <T> T read(InputStream in, int largestBytes, Function<PeerMessage, T> consumer) throws IOException {
        var data = new DataInputStream(in);
        var last = Optional.<T>empty();
        var left = largestBytes;
        for (var length = lengthOrEnd(data); length >= 0; length = lengthOrEnd(data)) {
            left -= length;
            if (left < 0) {
                throw new IllegalArgumentException("it is larger than " + largestBytes + " bytes");
            }
            var piece = data.readNBytes(length);
            if (piece.length < length) {
                throw new IllegalArgumentException("it ends too early");
            }
            last = Optional.of(consumer.apply(Codec.readMessage(ByteBuffer.wrap(piece))));
        }
        return last.orElseThrow(() -> new IllegalArgumentException("it is empty"));
    }

    /** The length of the next piece; below 0 at the end. */
    private static int lengthOrEnd(DataInputStream in) throws IOException {
        var first = in.read();
        if (first < 0) {
            return -1;
        }
        try {
            var length = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
            if (length < 0) {
                throw new IllegalArgumentException("a piece of " + length + " bytes");
            }
            return length;
        } catch (EOFException cut) {
            throw new IllegalArgumentException("it ends too early", cut);
        }
    }
}
