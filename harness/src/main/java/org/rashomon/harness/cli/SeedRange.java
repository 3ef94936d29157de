package org.rashomon.harness.cli;

import java.util.regex.Pattern;
import org.rashomon.harness.scenario.ScenarioException;

/** Seeds from one to another, both included. */
record SeedRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

    static SeedRange parse(String text) {
        var match = FORM.matcher(text);
        if (match.matches()) {
            var first = Long.parseLong(match.group(1));
            var last = match.group(2) == null ? first : Long.parseLong(match.group(2));
            if (first <= last) {
                return new SeedRange(first, last);
            }
        }
        throw new ScenarioException("--seeds: takes FIRST..LAST, such as 1..1000, was \"%s\"".formatted(text));
    }
}
