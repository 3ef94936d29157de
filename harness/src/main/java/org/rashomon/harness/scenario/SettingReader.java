package org.rashomon.harness.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rashomon.harness.scenario.Settings.Setting;

/** Takes settings for what they are to be, or says which one is wrong, where it stands, and what it may be. */
final class SettingReader {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final Settings settings;

    SettingReader(Settings settings) {
        this.settings = settings;
    }

    String text(String name) {
        return setting(name).text();
    }

    /** Whether the value is the default, so that nobody can be blamed for it. */
    boolean isDefault(String name) {
        return setting(name).origin().equals(Settings.DEFAULT);
    }

    long wholeNumber(String name, long least, long most) {
        try {
            var number = Long.parseLong(text(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Falls through to the one error below.
        }
        throw wrong(name, "must be a whole number from %d to %d".formatted(least, most));
    }

    Duration duration(String name, Duration least) {
        return Durations.parse(text(name))
                .filter(duration -> duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> wrong(
                        name,
                        "must be a duration from %s to %s, such as 500ms, 20s or 2m"
                                .formatted(Durations.format(least), Durations.format(LONGEST))));
    }

    <T> T oneOf(String name, List<T> choices, Function<T, String> label) {
        Function<String, Optional<T>> find = text -> choices.stream()
                .filter(choice -> label.apply(choice).equals(text))
                .findFirst();
        return choice(name, choices.stream().map(label).toList(), find);
    }

    <T> T choice(String name, List<String> labels, Function<String, Optional<T>> find) {
        return find.apply(text(name)).orElseThrow(() -> noSuch(name, text(name), labels));
    }

    /** A value that is none of those there are. */
    ScenarioException noSuch(String name, String text, List<String> labels) {
        return NearNames.nearest(text, labels)
                .map(meant -> new ScenarioException(
                        "%s: %s cannot be \"%s\"; did you mean \"%s\"?".formatted(origin(name), name, text, meant)))
                .orElseGet(() -> wrong(name, "must be one of: " + String.join(", ", labels)));
    }

    /** A value that cannot be, and what it must be. */
    ScenarioException wrong(String name, String problem) {
        return new ScenarioException("%s: %s %s, was \"%s\"".formatted(origin(name), name, problem, text(name)));
    }

    /** One line of a list that cannot be, and why. */
    ScenarioException wrongLine(String name, String line, String problem) {
        return new ScenarioException("%s: %s, \"%s\": %s".formatted(origin(name), name, line, problem));
    }

    /** A value that does not go with the others. */
    ScenarioException unsuited(String name, String problem) {
        return new ScenarioException("%s: %s %s: %s".formatted(origin(name), name, text(name), problem));
    }

    private String origin(String name) {
        return setting(name).origin();
    }

    private Setting setting(String name) {
        return settings.at(name);
    }
}
