package org.rashomon.harness.sessions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.checkers.causal.UnreadableTransactionsException;
import org.rashomon.checkers.formats.awdit.AwditText;
import org.rashomon.checkers.formats.plume.PlumeText;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.history.format.HistoryFormat.Stored;
import org.rashomon.history.format.HistoryReader;
import org.rashomon.history.jepsen.JepsenEdn;
import org.rashomon.history.jepsen.JepsenLog;
import org.rashomon.history.jepsen.UnreadableHistoryException;

/** A recorded history, in any format that can be read. */
public final class HistoryFile {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private HistoryFile() {}

    /** How a history is written. */
    public enum Format {
        /** What the file looks like. */
        AUTO,
        RASHOMON,
        JEPSEN_EDN,
        JEPSEN_LOG,
        /** The key-value histories that come with Porcupine: operations as EDN maps, with a key each. */
        PORCUPINE_KV,
        /** Transactions, as Plume writes them. */
        PLUME,
        /** Transactions, as AWDIT writes them. */
        AWDIT;

        /** The name on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Format> named(String label) {
            return Arrays.stream(values())
                    .filter(format -> format.label().equals(label))
                    .findFirst();
        }

        public static String labels() {
            return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
        }
    }

    /**
     * What can be read of a history.
     *
     * @throws ScenarioException if there is nothing there, or it is not of that format
     */
    public static Stored read(Path path, Format format) {
        if (!Files.exists(path)) {
            throw new ScenarioException("%s: there is no such run or file".formatted(path));
        }
        try {
            return switch (format == Format.AUTO ? appearance(path) : format) {
                case RASHOMON, AUTO -> HistoryReader.read(path);
                case JEPSEN_EDN, PORCUPINE_KV -> new Stored(JepsenEdn.read(path), List.of());
                case JEPSEN_LOG -> new Stored(JepsenLog.read(path), List.of());
                case PLUME, AWDIT -> throw new IllegalArgumentException("transactions are read by readTransactions");
            };
        } catch (UnreadableHistoryException | UncheckedIOException unreadable) {
            throw new ScenarioException(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * The transactions of a file, if it is one of transactions.
     *
     * @throws ScenarioException if there is nothing there, or it is not of that format
     */
    public static Optional<TransactionHistory> readTransactions(Path path, Format format) {
        var isFile = Files.isRegularFile(path);
        try {
            return switch (format == Format.AUTO && isFile ? appearance(path) : format) {
                case PLUME -> Optional.of(PlumeText.parse(path.toString(), text(path)));
                case AWDIT -> Optional.of(AwditText.parse(path.toString(), text(path)));
                case AUTO, RASHOMON, JEPSEN_EDN, JEPSEN_LOG, PORCUPINE_KV -> Optional.empty();
            };
        } catch (UnreadableTransactionsException | UncheckedIOException unreadable) {
            throw new ScenarioException(String.valueOf(unreadable.getMessage()));
        }
    }

    /** By the first line that is not blank. What looks like nothing known is taken for ours, whose reader says why. */
    private static Format appearance(Path path) {
        if (Files.isDirectory(path)) {
            return Format.RASHOMON;
        }
        var line = firstLine(path);
        if (line.startsWith("{:") || line.startsWith("[{:") || line.startsWith("#jepsen")) {
            return Format.JEPSEN_EDN;
        }
        if (line.matches("[rw]\\(.*\\)")) {
            return Format.PLUME;
        }
        if (line.matches("[rw] \\S+ \\S+")) {
            return Format.AWDIT;
        }
        return line.startsWith("INFO") || line.contains("jepsen.util") ? Format.JEPSEN_LOG : Format.RASHOMON;
    }

    private static String text(Path file) {
        try (var lines = open(file)) {
            return lines.lines().collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String firstLine(Path file) {
        try (var lines = open(file)) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException damaged) {
            return "";
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        var raw = new PushbackInputStream(Files.newInputStream(file), 2);
        return new BufferedReader(new InputStreamReader(unpacked(raw), StandardCharsets.UTF_8));
    }

    private static InputStream unpacked(PushbackInputStream raw) throws IOException {
        var start = raw.readNBytes(2);
        raw.unread(start);
        var isGzip = start.length == 2 && (start[0] & 0xff) == GZIP_FIRST && (start[1] & 0xff) == GZIP_SECOND;
        return isGzip ? new GZIPInputStream(raw) : raw;
    }
}
