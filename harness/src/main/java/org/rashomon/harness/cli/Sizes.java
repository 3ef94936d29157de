package org.rashomon.harness.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/** Sizes of memory as people write them: {@code 512m}, {@code 2g}. */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,6})([mg])");

    private Sizes() {}

    /** The bytes that a text means; empty when it means none. */
    static Optional<Long> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(match.group(1)) << (match.group(2).equals("m") ? 20 : 30));
    }
}
