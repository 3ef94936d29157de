package org.rashomon.harness.scenario;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values by name, each with the place it comes from, so that an error can name the place.
 *
 * @param values later sources replace earlier ones
 */
public record Settings(Map<String, Setting> values) {

    /** The place of values that nobody gave. */
    public static final String DEFAULT = "default";

    /** Nothing set. */
    public static final Settings NONE = new Settings(Map.of());

    /**
     * One value.
     *
     * @param text as written; a list is joined by commas
     * @param origin where it was written, such as {@code scenario.yaml, line 4} or {@code --nodes}
     */
    public record Setting(String text, String origin) {}

    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A value that is known to be there.
     *
     * @throws IllegalStateException if it is not
     */
    public Setting at(String name) {
        var setting = values.get(name);
        if (setting == null) {
            throw new IllegalStateException("no default for " + name);
        }
        return setting;
    }

    /** Only these, where they are set. */
    public Settings only(Collection<String> names) {
        var some = new LinkedHashMap<>(values);
        some.keySet().retainAll(names);
        return new Settings(some);
    }

    /** These with one more, which replaces an earlier one of the same name. */
    public Settings with(String name, String text, String origin) {
        var more = new LinkedHashMap<>(values);
        more.put(name, new Setting(text, origin));
        return new Settings(more);
    }

    /** These with a value that may not have been given. */
    public Settings withOptional(String name, Optional<String> text, String origin) {
        return text.map(given -> with(name, given, origin)).orElse(this);
    }

    /** These without some. */
    public Settings without(Collection<String> names) {
        var rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(names);
        return new Settings(rest);
    }

    /** These with all of others, which win. */
    public Settings overriddenBy(Settings others) {
        var more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new Settings(more);
    }
}
