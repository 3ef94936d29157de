package org.rashomon.results.report;

import java.util.Locale;

/** Figures as the report prints them, alike in every locale. */
final class Units {

    private Units() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String seconds(long nanos) {
        return seconds(nanos / 1e9);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%,.3f s", seconds);
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.2f", nanos / 1e6);
    }

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20));
    }

    /** A number of an SVG attribute. */
    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
