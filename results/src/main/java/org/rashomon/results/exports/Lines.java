package org.rashomon.results.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** Lines to a writer. */
final class Lines {

    private Lines() {}

    /** Writes the lines that are handed out, each with a line end. */
    static void write(Writer to, Consumer<Consumer<String>> lines) throws IOException {
        try {
            lines.accept(line -> append(to, line));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static void append(Writer to, String line) {
        try {
            to.append(line).append('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
