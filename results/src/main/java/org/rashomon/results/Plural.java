package org.rashomon.results;

import java.util.Locale;

/** Counts in sentences. */
public final class Plural {

    private Plural() {}

    /** The count and the form of the noun that goes with it, such as {@code 1,024 operations}. */
    public static String of(long count, String singular, String plural) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? singular : plural);
    }
}
