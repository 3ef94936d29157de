package org.rashomon.history.format;

import java.nio.file.Path;
import java.util.List;

/** Names and limits of the format. */
public final class HistoryFormat {

    /** Raised when a reader of the old format would misread the new one. */
    public static final int SCHEMA_VERSION = 1;

    /** The folder of the segments within a run directory. */
    public static final String FOLDER = "history";

    /** A crash costs at most one member, so a member is closed at this size ... */
    static final int MEMBER_BYTES = 1 << 20;

    /** ... or at this age, whichever comes first. */
    static final long MEMBER_NANOS = 250_000_000L;

    /** A segment is closed at this size of uncompressed text. */
    static final long SEGMENT_BYTES = 64L << 20;

    static final String SUFFIX = ".ndjson.gz";

    private HistoryFormat() {}

    static Path segment(Path folder, int number) {
        return folder.resolve("segment-%04d%s".formatted(number, SUFFIX));
    }

    /** A place in a stored history that could not be read, and why. */
    public record Damage(String place, String problem) {
        @Override
        public String toString() {
            return place + ": " + problem;
        }
    }

    /**
     * What could be read of a stored history.
     *
     * @param history everything before the first damage
     * @param damage empty when the whole history could be read
     */
    public record Stored(org.rashomon.history.History history, List<Damage> damage) {
        public Stored {
            damage = List.copyOf(damage);
        }
    }
}
