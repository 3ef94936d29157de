package org.rashomon.checkers;

import java.util.List;
import java.util.Locale;

/** The wording that sentences of all checkers share, so that one figure reads the same everywhere. */
public final class Phrases {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final int NAMED = 5;

    private Phrases() {}

    /** A moment or a span in seconds, such as {@code 3.214 s}. */
    public static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / NANOS_PER_SECOND);
    }

    /** A span of microseconds in milliseconds, such as {@code 0.250 ms}. */
    public static String millis(long micros) {
        return String.format(Locale.ROOT, "%.3f ms", micros / MICROS_PER_MILLI);
    }

    /** Names in a row, such as {@code n1, n2 and n3}; of many, the first ones and how many more. */
    public static String list(List<String> names) {
        if (names.size() <= 1) {
            return String.join("", names);
        }
        if (names.size() > NAMED) {
            return String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
        }
        var last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** A count with its noun, such as {@code 1 write} or {@code 3 writes}. */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
