package org.rashomon.history.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.format.GzipMember.DamagedMemberException;
import org.rashomon.history.format.HistoryFormat.Damage;
import org.rashomon.history.format.HistoryFormat.Stored;

/**
 * Reads a stored history up to its end or to the first place that cannot be read, whichever comes first. What follows
 * a damaged place is not used, because operations could no longer be told apart from their gaps.
 */
public final class HistoryReader {

    private final HistoryBuilder builder = new HistoryBuilder();
    private final EventDecoder decoder = new EventDecoder();

    private HistoryReader() {}

    /**
     * Reads a run directory, the folder of its segments, or one file of events, compressed or not.
     *
     * @throws UncheckedIOException if there is nothing to read there
     */
    public static Stored read(Path path) {
        try {
            var reader = new HistoryReader();
            for (var file : files(path)) {
                try {
                    reader.readFile(file);
                } catch (DamageFoundException found) {
                    return new Stored(reader.builder.build(), List.of(found.damage));
                }
            }
            return new Stored(reader.builder.build(), List.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        var inRun = path.resolve(HistoryFormat.FOLDER);
        var folder = Files.isDirectory(inRun) ? inRun : path;
        try (var entries = Files.list(folder)) {
            var segments = entries.filter(
                            entry -> entry.getFileName().toString().endsWith(HistoryFormat.SUFFIX))
                    .sorted()
                    .toList();
            if (segments.isEmpty()) {
                throw new IOException("%s holds no history (%s/segment-*%s)"
                        .formatted(path, HistoryFormat.FOLDER, HistoryFormat.SUFFIX));
            }
            return segments;
        }
    }

    private void readFile(Path file) throws IOException, DamageFoundException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            if (GzipMember.isHeader(content)) {
                readMembers(file, content);
            } else {
                readWhole(file, content);
            }
        }
    }

    private void readMembers(Path file, ByteBuffer content) throws DamageFoundException {
        var line = 0L;
        while (content.hasRemaining()) {
            var at = content.position();
            try {
                line = readLines(file, GzipMember.decompress(content), line);
            } catch (DamagedMemberException damaged) {
                throw damage("%s, byte %d".formatted(file, at), damaged.problem());
            }
        }
    }

    /** Reads a file that was written, or compressed, by another tool. */
    private void readWhole(Path file, ByteBuffer content) throws DamageFoundException {
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        var isGzip = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        try (var gunzipped = new ByteArrayInputStream(bytes)) {
            readLines(file, isGzip ? new GZIPInputStream(gunzipped).readAllBytes() : bytes, 0);
        } catch (IOException damaged) {
            throw damage(file.toString(), "the gzip data is damaged: " + damaged.getMessage());
        }
    }

    private long readLines(Path file, byte[] text, long linesBefore) throws DamageFoundException {
        var line = linesBefore;
        var start = 0;
        while (start < text.length) {
            var end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            line++;
            if (end > start) {
                readLine(file, line, text, start, end);
            }
            start = end + 1;
        }
        return line;
    }

    private void readLine(Path file, long line, byte[] text, int start, int end) throws DamageFoundException {
        try {
            builder.add(decoder.decode(text, start, end - start));
        } catch (IllegalArgumentException unreadable) {
            throw damage("%s, line %d".formatted(file, line), String.valueOf(unreadable.getMessage()));
        }
    }

    private DamageFoundException damage(String place, String problem) {
        return new DamageFoundException(
                new Damage(place, "%s; %d events before it were read".formatted(problem, builder.nextIndex())));
    }

    /** Ends the reading. */
    private static final class DamageFoundException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Damage damage;

        DamageFoundException(Damage damage) {
            super(damage.toString());
            this.damage = damage;
        }
    }
}
