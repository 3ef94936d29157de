package org.rashomon.checkers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.AnomalyCatalogue.Entry;
import org.rashomon.checkers.AnomalyCatalogue.Family;
import org.rashomon.checkers.AnomalyCatalogue.Kind;

/**
 * Takes a page of the catalogue apart: a title, a list of properties, the definition, and sections with fixed titles.
 */
final class AnomalyPage {

    private static final String HEADING = "## ";
    private static final String PROPERTY = "- ";

    private final String file;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();

    private AnomalyPage(String file) {
        this.file = file;
    }

    static Entry parse(String file, String text) {
        return new AnomalyPage(file).read(text);
    }

    private Entry read(String text) {
        var lines = text.lines().toList();
        if (!lines.getFirst().equals("# " + file)) {
            throw new IllegalStateException("%s.md: the title must be \"# %s\"".formatted(file, file));
        }
        split(lines.subList(1, lines.size()));
        return new Entry(
                file,
                labeled(Kind.values(), "kind"),
                labeled(Family.values(), "family"),
                required(properties, "breaks"),
                Arrays.stream(properties.getOrDefault("also called", "").split(", ", -1))
                        .filter(alias -> !alias.isEmpty())
                        .toList(),
                new AnomalyCatalogue.Explanation(
                        required(sections, ""),
                        required(sections, "Example"),
                        required(sections, "Provoked by"),
                        sections.getOrDefault("Seen with", ""),
                        required(sections, "Legal when")));
    }

    private void split(List<String> lines) {
        var title = "";
        var section = new StringBuilder();
        for (var line : lines) {
            if (line.startsWith(HEADING)) {
                sections.put(title, section.toString().strip());
                title = line.substring(HEADING.length());
                section.setLength(0);
            } else if (title.isEmpty() && line.startsWith(PROPERTY)) {
                var colon = line.indexOf(": ");
                properties.put(line.substring(PROPERTY.length(), colon), line.substring(colon + 2));
            } else {
                section.append(line).append('\n');
            }
        }
        sections.put(title, section.toString().strip());
    }

    private String required(Map<String, String> parts, String name) {
        var part = parts.getOrDefault(name, "");
        if (part.isEmpty()) {
            throw new IllegalStateException(
                    "%s.md: lacks %s".formatted(file, name.isEmpty() ? "the definition" : "\"" + name + "\""));
        }
        return part;
    }

    private <E extends Enum<E> & Labeled> E labeled(E[] values, String property) {
        var label = required(properties, property);
        return Arrays.stream(values)
                .filter(value -> value.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s.md: %s is none of %s, was \"%s\""
                        .formatted(
                                file,
                                property,
                                Arrays.stream(values).map(Labeled::label).toList(),
                                label)));
    }

    /** Something that pages call by a name. */
    interface Labeled {
        String label();
    }
}
