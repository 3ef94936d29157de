package org.rashomon.referencedb.defects;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A known defect that can be planted in the store.
 *
 * @param name by which it is asked for: lower case, words joined by hyphens
 * @param description what it does, in one sentence
 * @param standsFor the bugs of real systems that it represents
 * @param shows settings of a scenario under which it can be seen
 * @param planting makes the means of planting it anew for each life of a replica
 */
public record Defect(
        String name,
        String description,
        String standsFor,
        SortedMap<String, String> shows,
        Supplier<Planting> planting) {

    public Defect {
        shows = Collections.unmodifiableSortedMap(new TreeMap<>(shows));
    }

    /** None at all: everything stays sound. */
    public static Planting none() {
        return new Planting() {};
    }

    /** A defect that is seen under these settings, given as {@code name=value name=value}. */
    static Defect of(Title title, String settings, Supplier<Planting> planting) {
        Map<String, String> shows = new TreeMap<>();
        for (var setting : settings.split(" ", -1)) {
            var equals = setting.indexOf('=');
            shows.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new Defect(title.name(), title.description(), title.standsFor(), new TreeMap<>(shows), planting);
    }

    /** Its name, what it does, and what it stands for. */
    record Title(String name, String description, String standsFor) {}
}
