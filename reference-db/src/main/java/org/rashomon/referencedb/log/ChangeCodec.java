package org.rashomon.referencedb.log;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Dot;
import org.rashomon.referencedb.Statement;
import org.rashomon.referencedb.Transit;
import org.rashomon.referencedb.VersionVector;

/** The binary form of changes and what they consist of. */
final class ChangeCodec {

    private static final byte VALUE = 1;
    private static final byte TOMBSTONE = 2;
    private static final byte EDITED = 3;
    private static final byte EVALUATED = 4;
    private static final byte FIELD = 5;
    private static final byte ELEMENT = 6;
    private static final byte COUNT = 7;
    private static final byte ROW = 8;
    private static final byte PROPOSED = 9;
    private static final byte ABORTED = 10;
    private static final byte REMOVED = 11;

    private ChangeCodec() {}

    static void write(Transit transit, Bytes out) {
        write(transit.change(), out);
        out.putInt(transit.through().size());
        transit.through().forEach(out::putText);
    }

    static void write(Change change, Bytes out) {
        write(change.dot(), out);
        out.putText(change.key());
        out.putLong(change.timestampMicros());
        write(change.context(), out);
        write(change.overwrites(), out);
        write(change.content(), out);
    }

    private static void write(Dot dot, Bytes out) {
        out.putText(dot.origin());
        out.putLong(dot.sequence());
    }

    static void write(VersionVector vector, Bytes out) {
        out.putInt(vector.size());
        for (var entry : vector.entries().entrySet()) {
            out.putText(entry.getKey());
            out.putLong(entry.getValue());
        }
    }

    static void write(List<Dot> dots, Bytes out) {
        out.putInt(dots.size());
        dots.forEach(dot -> write(dot, out));
    }

    private static void write(Content content, Bytes out) {
        switch (content) {
            case Content.Value(var json) -> putTexts(VALUE, out, json);
            case Content.Tombstone ignored -> out.putByte(TOMBSTONE);
            case Content.Edited(var json, var base) -> {
                putTexts(EDITED, out, json);
                out.putInt(base.isPresent() ? 1 : 0);
                base.ifPresent(out::putText);
            }
            case Content.Evaluated(var statement, var json) -> putTexts(EVALUATED, out, statement.text(), json);
            case Content.Field(var name, var json) -> putTexts(FIELD, out, name, json);
            case Content.Row(var table, var json) -> putTexts(ROW, out, table, json);
            case Content.Aborted ignored -> out.putByte(ABORTED);
            case Content.Removed(var what) -> putTexts(REMOVED, out, what);
            case Content.Proposed(var proposed, var isConditional) -> {
                out.putByte(PROPOSED);
                out.putByte((byte) (isConditional ? 1 : 0));
                write(proposed, out);
            }
            case Content.Element(var anchor, var json) -> {
                putTexts(ELEMENT, out, json);
                write(anchor.stream().toList(), out);
            }
            case Content.Count(var up, var down) -> {
                out.putByte(COUNT);
                out.putLong(up);
                out.putLong(down);
            }
        }
    }

    private static void putTexts(byte kind, Bytes out, String... texts) {
        out.putByte(kind);
        for (var text : texts) {
            out.putText(text);
        }
    }

    static Transit readTransit(ByteBuffer in) {
        return new Transit(readChange(in), Codec.readList(in, Bytes::text));
    }

    static Change readChange(ByteBuffer in) {
        var dot = readDot(in);
        var key = Bytes.text(in);
        var timestampMicros = in.getLong();
        var context = readVector(in);
        var overwrites = readDots(in);
        return new Change(dot, key, readContent(in), timestampMicros, context, overwrites);
    }

    private static Dot readDot(ByteBuffer in) {
        return new Dot(Bytes.text(in), in.getLong());
    }

    static List<Dot> readDots(ByteBuffer in) {
        return Codec.readList(in, ChangeCodec::readDot);
    }

    static VersionVector readVector(ByteBuffer in) {
        var entries = new TreeMap<String, Long>();
        for (var left = in.getInt(); left > 0; left--) {
            entries.put(Bytes.text(in), in.getLong());
        }
        return VersionVector.of(entries);
    }

    private static Content readContent(ByteBuffer in) {
        var kind = in.get();
        return switch (kind) {
            case VALUE -> new Content.Value(Bytes.text(in));
            case TOMBSTONE -> Content.none();
            case EDITED ->
                new Content.Edited(Bytes.text(in), in.getInt() == 0 ? Optional.empty() : Optional.of(Bytes.text(in)));
            case EVALUATED -> new Content.Evaluated(readStatement(in), Bytes.text(in));
            case FIELD -> new Content.Field(Bytes.text(in), Bytes.text(in));
            case ELEMENT -> {
                var json = Bytes.text(in);
                yield new Content.Element(readDots(in).stream().findFirst(), json);
            }
            case ROW -> new Content.Row(Bytes.text(in), Bytes.text(in));
            case ABORTED -> new Content.Aborted();
            case REMOVED -> new Content.Removed(Bytes.text(in));
            case PROPOSED -> {
                var isConditional = in.get() != 0;
                yield new Content.Proposed(readContent(in), isConditional);
            }
            case COUNT -> new Content.Count(in.getLong(), in.getLong());
            default -> throw new IllegalArgumentException("no kind of content: " + kind);
        };
    }

    private static Statement readStatement(ByteBuffer in) {
        var text = Bytes.text(in);
        return Statement.of(text).orElseThrow(() -> new IllegalArgumentException("no statement: " + text));
    }
}
