package org.rashomon.harness.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names that somebody may have meant who wrote another. */
public final class NearNames {

    private static final int SHOWN = 3;
    /** Of two names that differ in more than a third of their letters nobody meant the other. */
    private static final int LETTERS_FOR_AN_EDIT = 3;

    private static final int BEGINNING = 4;
    private static final int SLIP = 2;

    private NearNames() {}

    /** The nearest first; those within few edits, with a word or the beginning in common. */
    public static List<String> of(String written, List<String> names) {
        var wanted = written.toLowerCase(Locale.ROOT).strip().replace(' ', '-').replace('_', '-');
        return names.stream()
                .filter(name -> distance(wanted, name) <= wanted.length() / LETTERS_FOR_AN_EDIT
                        || haveWordInCommon(wanted, name)
                        || (wanted.length() >= BEGINNING && name.startsWith(wanted.substring(0, BEGINNING))))
                .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
                .limit(SHOWN)
                .toList();
    }

    /** What was probably meant by a name with a slip of the pen: at most two edits, whatever the case. */
    public static Optional<String> nearest(String written, Collection<String> names) {
        var wanted = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= SLIP)
                .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
    }

    private static boolean haveWordInCommon(String one, String other) {
        var words = List.of(other.split("-", -1));
        return List.of(one.split("-", -1)).stream().anyMatch(words::contains);
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
