package org.rashomon.results.campaign;

import java.util.Locale;

/**
 * A share that was seen in so many trials, with the interval that holds the true one at 95 %: Wilson's score interval;
 * where nothing was seen, the exact upper bound 1 - 0.05^(1/n), about 3/n.
 *
 * @param hits in how many trials it was seen
 * @param trials how many there were
 */
public record Interval(int hits, int trials, double low, double high) {

    private static final double Z = 1.959964;

    static Interval of(int hits, int trials) {
        if (trials == 0) {
            return new Interval(0, 0, 0, 1);
        }
        if (hits == 0) {
            return new Interval(0, trials, 0, 1 - Math.pow(0.05, 1.0 / trials));
        }
        var share = (double) hits / trials;
        var z2 = Z * Z / trials;
        var center = (share + z2 / 2) / (1 + z2);
        var half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials));
        return new Interval(hits, trials, Math.max(0, center - half), Math.min(1, center + half));
    }

    /** Such as {@code 0 of 240: below 1.2 %} or {@code 3 of 20: 5 to 36 %}. */
    public String text() {
        if (trials == 0) {
            return "no run";
        }
        return hits == 0
                ? String.format(Locale.ROOT, "0 of %d: below %.1f %%", trials, 100 * high)
                : String.format(Locale.ROOT, "%d of %d: %.0f to %.0f %%", hits, trials, 100 * low, 100 * high);
    }
}
