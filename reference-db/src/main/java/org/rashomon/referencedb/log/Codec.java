package org.rashomon.referencedb.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.rashomon.referencedb.AppliedDots;
import org.rashomon.referencedb.KeyVersions;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.PeerReply;
import org.rashomon.referencedb.SnapshotEnd;
import org.rashomon.referencedb.Statements;
import org.rashomon.referencedb.Transit;
import org.rashomon.referencedb.VersionVector;

/**
 * The binary form of log records, peer messages and their answers: big-endian numbers, strings as UTF-8 after their
 * length, lists after their size. Every form begins with a byte that tells its kind.
 */
public final class Codec {

    private static final byte APPLIED = 1;
    private static final byte SNAPSHOT_KEY = 2;
    private static final byte SNAPSHOT_TAKEN = 3;
    private static final byte REPAIRED = 4;
    private static final byte COMPACTED = 5;
    private static final byte TOGETHER = 6;
    private static final byte PART = 7;
    private static final byte BATCH = 11;
    private static final byte QUESTION = 12;
    private static final byte SNAPSHOT_PART = 13;
    private static final byte REPAIR = 14;
    private static final byte REPLY = 21;
    private static final byte MORE = 1;
    private static final byte COMPLETE = 2;

    private Codec() {}

    /** Appends a record. */
    public static void write(LogRecord record, Bytes out) {
        switch (record) {
            case LogRecord.Applied(var transit) -> {
                out.putByte(APPLIED);
                ChangeCodec.write(transit, out);
            }
            case LogRecord.Together(var transits) -> {
                out.putByte(TOGETHER);
                write(transits, out);
            }
            case LogRecord.SnapshotKey(var key) -> {
                out.putByte(SNAPSHOT_KEY);
                write(key, out);
            }
            case LogRecord.Part(var part) -> {
                out.putByte(PART);
                writeContent(part, out);
            }
            case LogRecord.Repaired(var key) -> {
                out.putByte(REPAIRED);
                write(key, out);
            }
            case LogRecord.Compacted(var latestMicros, var position) -> {
                out.putByte(COMPACTED);
                out.putLong(latestMicros);
                out.putLong(position.evaluated());
                out.putLong(position.increments());
            }
            case LogRecord.SnapshotTaken(var applied) -> {
                out.putByte(SNAPSHOT_TAKEN);
                ChangeCodec.write(applied.vector(), out);
                ChangeCodec.write(applied.beyond(), out);
            }
        }
    }

    /** Appends a message. */
    public static void write(PeerMessage message, Bytes out) {
        switch (message) {
            case PeerMessage.Batch(var from, var transits) -> {
                out.putByte(BATCH);
                out.putText(from);
                write(transits, out);
            }
            case PeerMessage.Question(var from, var known, var digest) -> {
                out.putByte(QUESTION);
                out.putText(from);
                out.putInt(known.size());
                known.forEach((node, applied) -> {
                    out.putText(node);
                    ChangeCodec.write(applied, out);
                });
                out.putText(digest);
            }
            case PeerMessage.Repair(var from, var keys) -> {
                out.putByte(REPAIR);
                out.putText(from);
                out.putInt(keys.size());
                keys.forEach(key -> write(key, out));
            }
            case PeerMessage.SnapshotPart part -> {
                out.putByte(SNAPSHOT_PART);
                writeContent(part, out);
            }
        }
    }

    private static void writeContent(PeerMessage.SnapshotPart part, Bytes out) {
        out.putText(part.from());
        out.putLong(part.id());
        out.putInt(part.first());
        out.putInt(part.keys().size());
        part.keys().forEach(key -> write(key, out));
        write(part.end(), out);
    }

    private static void write(List<Transit> transits, Bytes out) {
        out.putInt(transits.size());
        transits.forEach(transit -> ChangeCodec.write(transit, out));
    }

    private static void write(SnapshotEnd end, Bytes out) {
        switch (end) {
            case SnapshotEnd.More ignored -> out.putByte(MORE);
            case SnapshotEnd.Complete(var applied) -> {
                out.putByte(COMPLETE);
                ChangeCodec.write(applied.vector(), out);
                ChangeCodec.write(applied.beyond(), out);
            }
        }
    }

    private static void write(KeyVersions key, Bytes out) {
        out.putText(key.key());
        out.putInt(key.versions().size());
        key.versions().forEach(version -> ChangeCodec.write(version, out));
        ChangeCodec.write(key.replacedEarly(), out);
    }

    /** Appends an answer. */
    public static void write(PeerReply reply, Bytes out) {
        out.putByte(REPLY);
        out.putText(reply.replica());
        ChangeCodec.write(reply.applied(), out);
        ChangeCodec.write(reply.received(), out);
        out.putInt(reply.taken());
        ChangeCodec.write(reply.refused(), out);
        out.putInt(reply.leaves().size());
        reply.leaves().forEach(out::putLong);
    }

    /**
     * Reads a record that fills the rest of the buffer.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static LogRecord readRecord(ByteBuffer in) {
        return whole(in, bytes -> {
            var kind = bytes.get();
            return switch (kind) {
                case APPLIED -> new LogRecord.Applied(ChangeCodec.readTransit(bytes));
                case TOGETHER -> new LogRecord.Together(readList(bytes, ChangeCodec::readTransit));
                case SNAPSHOT_KEY -> new LogRecord.SnapshotKey(readKey(bytes));
                case PART -> new LogRecord.Part(readPart(bytes));
                case REPAIRED -> new LogRecord.Repaired(readKey(bytes));
                case COMPACTED ->
                    new LogRecord.Compacted(bytes.getLong(), new Statements.Position(bytes.getLong(), bytes.getLong()));
                case SNAPSHOT_TAKEN -> new LogRecord.SnapshotTaken(readApplied(bytes));
                default -> throw new IllegalArgumentException("no kind of record: " + kind);
            };
        });
    }

    /**
     * Reads a message that fills the rest of the buffer.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static PeerMessage readMessage(ByteBuffer in) {
        return whole(in, bytes -> {
            var kind = bytes.get();
            return switch (kind) {
                case BATCH -> new PeerMessage.Batch(Bytes.text(bytes), readList(bytes, ChangeCodec::readTransit));
                case QUESTION -> new PeerMessage.Question(Bytes.text(bytes), readKnown(bytes), Bytes.text(bytes));
                case REPAIR -> new PeerMessage.Repair(Bytes.text(bytes), readList(bytes, Codec::readKey));
                case SNAPSHOT_PART -> readPart(bytes);
                default -> throw new IllegalArgumentException("no kind of message: " + kind);
            };
        });
    }

    /**
     * Reads an answer that fills the rest of the buffer.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static PeerReply readReply(ByteBuffer in) {
        return whole(in, bytes -> {
            var kind = bytes.get();
            if (kind != REPLY) {
                throw new IllegalArgumentException("no answer: " + kind);
            }
            return new PeerReply(
                    Bytes.text(bytes),
                    ChangeCodec.readVector(bytes),
                    ChangeCodec.readVector(bytes),
                    bytes.getInt(),
                    ChangeCodec.readDots(bytes),
                    readList(bytes, ByteBuffer::getLong));
        });
    }

    private static PeerMessage.SnapshotPart readPart(ByteBuffer in) {
        return new PeerMessage.SnapshotPart(
                Bytes.text(in), in.getLong(), in.getInt(), readList(in, Codec::readKey), readEnd(in));
    }

    private static KeyVersions readKey(ByteBuffer in) {
        return new KeyVersions(Bytes.text(in), readList(in, ChangeCodec::readChange), ChangeCodec.readDots(in));
    }

    private static SortedMap<String, VersionVector> readKnown(ByteBuffer in) {
        var known = new TreeMap<String, VersionVector>();
        for (var left = in.getInt(); left > 0; left--) {
            known.put(Bytes.text(in), ChangeCodec.readVector(in));
        }
        return known;
    }

    private static AppliedDots readApplied(ByteBuffer in) {
        return new AppliedDots(ChangeCodec.readVector(in), ChangeCodec.readDots(in));
    }

    private static SnapshotEnd readEnd(ByteBuffer in) {
        var kind = in.get();
        return switch (kind) {
            case MORE -> new SnapshotEnd.More();
            case COMPLETE -> new SnapshotEnd.Complete(readApplied(in));
            default -> throw new IllegalArgumentException("no end of a snapshot part: " + kind);
        };
    }

    static <T> List<T> readList(ByteBuffer in, Function<ByteBuffer, T> element) {
        var list = new ArrayList<T>();
        for (var left = in.getInt(); left > 0; left--) {
            list.add(element.apply(in));
        }
        return list;
    }

    private static <T> T whole(ByteBuffer in, Function<ByteBuffer, T> form) {
        try {
            var read = form.apply(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes too many");
            }
            return read;
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException("it ends too early", tooShort);
        }
    }
}
