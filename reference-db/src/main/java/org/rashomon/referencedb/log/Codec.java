package org.rashomon.referencedb.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.TreeMap;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.VersionVector;

/**
 * The binary form of log records and peer messages: big-endian numbers, strings as UTF-8 after their length. Every form
 * begins with a byte that tells its kind.
 */
public final class Codec {

    private static final byte APPLIED = 1;
    private static final byte CAUGHT_UP = 2;
    private static final byte BATCH = 3;
    private static final byte SNAPSHOT_PART = 4;
    private static final byte VALUE = 1;
    private static final byte TOMBSTONE = 2;

    private Codec() {}

    /** Appends a record. */
    public static void write(LogRecord record, Bytes out) {
        switch (record) {
            case LogRecord.Applied(var change) -> {
                out.putByte(APPLIED);
                write(change, out);
            }
            case LogRecord.CaughtUp(var origin, var position) -> {
                out.putByte(CAUGHT_UP);
                out.putText(origin);
                out.putLong(position);
            }
        }
    }

    /** Appends a message. */
    public static void write(PeerMessage message, Bytes out) {
        switch (message) {
            case PeerMessage.Batch ignored -> out.putByte(BATCH);
            case PeerMessage.SnapshotPart part -> {
                out.putByte(SNAPSHOT_PART);
                out.putLong(part.standsFor());
            }
        }
        out.putText(message.origin());
        out.putLong(message.after());
        out.putInt(message.changes().size());
        for (var change : message.changes()) {
            write(change, out);
        }
    }

    private static void write(Change change, Bytes out) {
        out.putText(change.dot().origin());
        out.putLong(change.dot().sequence());
        out.putText(change.key());
        out.putLong(change.timestampMicros());
        out.putInt(change.context().size());
        for (var entry : change.context().entries().entrySet()) {
            out.putText(entry.getKey());
            out.putLong(entry.getValue());
        }
        switch (change.content()) {
            case Content.Value(var json) -> {
                out.putByte(VALUE);
                out.putText(json);
            }
            case Content.Tombstone ignored -> out.putByte(TOMBSTONE);
        }
    }

    /**
     * Reads a record that fills the rest of the buffer.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static LogRecord readRecord(ByteBuffer in) {
        try {
            var kind = in.get();
            var record = switch (kind) {
                case APPLIED -> new LogRecord.Applied(readChange(in));
                case CAUGHT_UP -> new LogRecord.CaughtUp(readText(in), in.getLong());
                default -> throw new IllegalArgumentException("no kind of record: " + kind);
            };
            requireEnd(in);
            return record;
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException("the record ends too early", tooShort);
        }
    }

    /**
     * Reads a message that fills the rest of the buffer.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static PeerMessage readMessage(ByteBuffer in) {
        try {
            var kind = in.get();
            if (kind != BATCH && kind != SNAPSHOT_PART) {
                throw new IllegalArgumentException("no kind of message: " + kind);
            }
            var standsFor = kind == SNAPSHOT_PART ? in.getLong() : 0;
            var origin = readText(in);
            var after = in.getLong();
            var changes = new ArrayList<Change>();
            for (var left = in.getInt(); left > 0; left--) {
                changes.add(readChange(in));
            }
            requireEnd(in);
            return kind == BATCH
                    ? new PeerMessage.Batch(origin, after, changes)
                    : new PeerMessage.SnapshotPart(origin, after, changes, standsFor);
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException("the message ends too early", tooShort);
        }
    }

    private static Change readChange(ByteBuffer in) {
        var dot = new Dot(readText(in), in.getLong());
        var key = readText(in);
        var timestampMicros = in.getLong();
        var context = new TreeMap<String, Long>();
        for (var left = in.getInt(); left > 0; left--) {
            context.put(readText(in), in.getLong());
        }
        var kind = in.get();
        var content = switch (kind) {
            case VALUE -> new Content.Value(readText(in));
            case TOMBSTONE -> Content.none();
            default -> throw new IllegalArgumentException("no kind of content: " + kind);
        };
        return new Change(dot, key, content, timestampMicros, VersionVector.of(context));
    }

    private static String readText(ByteBuffer in) {
        return Bytes.text(in);
    }

    private static void requireEnd(ByteBuffer in) {
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes too many");
        }
    }
}
