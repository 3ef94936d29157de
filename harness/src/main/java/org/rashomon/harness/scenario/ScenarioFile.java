package org.rashomon.harness.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads and writes scenarios as YAML. */
public final class ScenarioFile {

    /** Settings whose items are whole lines, with commas of their own. */
    private static final Set<String> OF_LINES = Set.of(ScriptReader.OPERATIONS, ScriptReader.SCHEDULE);

    private static final String PROFILES = "profiles";

    private ScenarioFile() {}

    /**
     * What a file holds.
     *
     * @param settings those that always count
     * @param profiles those of each of its profiles, by name
     */
    public record Content(Settings settings, Map<String, Settings> profiles) {

        /** No file. */
        public static final Content NONE = new Content(Settings.NONE, Map.of());

        public Content {
            profiles = Map.copyOf(profiles);
        }

        /** What counts in the end: the file, then the profile, then the environment, then options. */
        public Settings under(Overrides overrides) {
            return settings.overriddenBy(Profiles.of(profiles, overrides.profile()))
                    .overriddenBy(overrides.environment().settings(ScenarioReader.names()))
                    .overriddenBy(overrides.options());
        }
    }

    /**
     * The settings of a file, where nothing is said above it.
     *
     * @throws ScenarioException if it cannot be read, or is not a flat mapping
     */
    public static Settings read(Path file) {
        return open(file).under(Overrides.NONE);
    }

    /**
     * What a file holds.
     *
     * @throws ScenarioException if it cannot be read, or is not a flat mapping
     */
    public static Content open(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failure) {
            throw new ScenarioException("cannot read the scenario %s: %s".formatted(file, reason(failure)));
        }
        try (var yaml = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return content(yaml, file);
        } catch (JacksonException malformed) {
            throw new ScenarioException("%s, line %d: not valid YAML: %s"
                    .formatted(
                            file,
                            malformed.getLocation().getLineNr(),
                            malformed.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    /** The text of a file that describes a scenario completely. */
    public static String write(Scenario scenario) {
        return scenario.settings().values().entrySet().stream()
                .map(entry -> entry.getKey() + ":"
                        + (OF_LINES.contains(entry.getKey())
                                ? list(entry.getValue().text())
                                : " " + quoted(entry.getValue().text())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String list(String text) {
        return text.lines().map(line -> "\n  - " + quoted(line)).collect(Collectors.joining());
    }

    private static Content content(JsonParser yaml, Path file) {
        var first = yaml.nextToken();
        if (first == null || (first.isScalarValue() && yaml.getString().isEmpty())) {
            return Content.NONE;
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ScenarioException("%s: a scenario is a list of \"name: value\" lines".formatted(file));
        }
        var profiles = new LinkedHashMap<String, Settings>();
        var settings = mapping(yaml, file, "", profiles);
        if (yaml.nextToken() != null) {
            throw new ScenarioException("%s, line %d: a scenario file holds one scenario, not several"
                    .formatted(file, yaml.currentTokenLocation().getLineNr()));
        }
        return new Content(settings, profiles);
    }

    /**
     * The settings up to the end of a mapping.
     *
     * @param suffix what to say behind the place of each
     * @param profiles takes the profiles; what cannot hold any has none to give
     */
    private static Settings mapping(JsonParser yaml, Path file, String suffix, Map<String, Settings> profiles) {
        var settings = Settings.NONE;
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = yaml.currentName();
            var place =
                    "%s, line %d".formatted(file, yaml.currentTokenLocation().getLineNr());
            if (settings.values().containsKey(name) || (name.equals(PROFILES) && !profiles.isEmpty())) {
                throw new ScenarioException("%s: \"%s\" is set twice".formatted(place, name));
            }
            if (name.equals(PROFILES) && suffix.isEmpty()) {
                readProfiles(yaml, file, place, profiles);
            } else {
                settings = settings.with(name, value(yaml, name, place), place + suffix);
            }
        }
        return settings;
    }

    private static void readProfiles(JsonParser yaml, Path file, String place, Map<String, Settings> profiles) {
        requireMapping(yaml, "%s: \"%s\" is a mapping of names to settings".formatted(place, PROFILES));
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = yaml.currentName();
            var where =
                    "%s, line %d".formatted(file, yaml.currentTokenLocation().getLineNr());
            requireMapping(yaml, "%s: a profile is a list of \"name: value\" lines".formatted(where));
            var settings = mapping(yaml, file, " (profile %s)".formatted(name), Map.of());
            if (profiles.put(name, settings) != null) {
                throw new ScenarioException("%s: the profile \"%s\" is there twice".formatted(where, name));
            }
        }
    }

    private static void requireMapping(JsonParser yaml, String problem) {
        if (yaml.nextToken() != JsonToken.START_OBJECT) {
            throw new ScenarioException(problem);
        }
    }

    private static String value(JsonParser yaml, String name, String place) {
        var token = yaml.nextToken();
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<String>();
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                items.add(scalar(yaml, name, place));
            }
            return items.isEmpty() ? "none" : String.join(OF_LINES.contains(name) ? "\n" : ",", items);
        }
        return scalar(yaml, name, place);
    }

    private static String scalar(JsonParser yaml, String name, String place) {
        var token = yaml.currentToken();
        if (token == null || !token.isScalarValue()) {
            throw new ScenarioException("%s: \"%s\" takes one value or a list of values".formatted(place, name));
        }
        return token == JsonToken.VALUE_NULL ? "" : yaml.getString();
    }

    private static String quoted(String text) {
        var isPlain =
                text.matches("[A-Za-z0-9][A-Za-z0-9 ._,-]*") && !text.matches("(?i)null|true|false|yes|no|on|off");
        return isPlain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            default -> failure.toString();
        };
    }
}
