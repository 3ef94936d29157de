package org.rashomon.checkers.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When the trace of a delete may go.
 *
 * @param window the time after which it goes whoever has seen it, as written; empty if it stays until all have
 */
public record Tombstones(Optional<String> window) {

    /** A tombstone stays until every replica has seen it. */
    public static final Tombstones ALL_SEEN = new Tombstones(Optional.empty());

    private static final String ALL_SEEN_LABEL = "all-seen";
    private static final Pattern DURATION = Pattern.compile("[0-9.]+ *(ns|us|ms|s|m|h|d)|pt?[0-9].*");

    /** What a contract's entry says; empty if it says nothing that is known. */
    public static Optional<Tombstones> named(String label) {
        if (label.equals(ALL_SEEN_LABEL)) {
            return Optional.of(ALL_SEEN);
        }
        return DURATION.matcher(label.toLowerCase(Locale.ROOT)).matches()
                ? Optional.of(new Tombstones(Optional.of(label)))
                : Optional.empty();
    }

    /** Whether a delete may be forgotten while some replica has not seen it. */
    public boolean mayGoEarly() {
        return window.isPresent();
    }

    /** The name in scenarios and histories. */
    public String label() {
        return window.orElse(ALL_SEEN_LABEL);
    }
}
