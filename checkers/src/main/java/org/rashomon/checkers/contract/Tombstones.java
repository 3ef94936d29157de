package org.rashomon.checkers.contract;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When the trace of a delete may go.
 *
 * @param window the time after which it goes whoever has seen it; empty if it stays until all have
 */
public record Tombstones(Optional<Duration> window) {

    /** A tombstone stays until every replica has seen it. */
    public static final Tombstones ALL_SEEN = new Tombstones(Optional.empty());

    private static final String ALL_SEEN_LABEL = "all-seen";
    private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) *(ms|s|m|h)");

    /** What a contract's entry says; empty if it says nothing that is known. */
    public static Optional<Tombstones> named(String label) {
        if (label.equals(ALL_SEEN_LABEL)) {
            return Optional.of(ALL_SEEN);
        }
        var match = DURATION.matcher(label.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        var millis = Double.parseDouble(match.group(1)) * millisOf(match.group(2));
        return Optional.of(new Tombstones(Optional.of(Duration.ofMillis(Math.round(millis)))));
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }

    /** Whether a delete may be forgotten while some replica has not seen it. */
    public boolean mayGoEarly() {
        return window.isPresent();
    }

    /** The name in scenarios and histories. */
    public String label() {
        return window.map(length -> length.toMillis() + "ms").orElse(ALL_SEEN_LABEL);
    }
}
