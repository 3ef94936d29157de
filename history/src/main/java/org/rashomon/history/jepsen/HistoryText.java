package org.rashomon.history.jepsen;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The text of a file, compressed or not. */
final class HistoryText {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private HistoryText() {}

    /**
     * Reads a whole file as UTF-8.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static String read(Path file) {
        try (var raw = new BufferedInputStream(Files.newInputStream(file));
                var text = decompressed(raw)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream decompressed(BufferedInputStream raw) throws IOException {
        raw.mark(2);
        var compressed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
        raw.reset();
        return compressed ? new GZIPInputStream(raw) : raw;
    }
}
