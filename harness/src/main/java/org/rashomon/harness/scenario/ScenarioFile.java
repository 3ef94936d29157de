package org.rashomon.harness.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private ScenarioFile() {}

    /**
     * The settings of a file.
     *
     * @throws ScenarioException if it cannot be read, or is not a flat mapping
     */
    public static Settings read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failure) {
            throw new ScenarioException("cannot read the scenario %s: %s".formatted(file, reason(failure)));
        }
        try (var yaml = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return settings(yaml, file);
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

    private static Settings settings(JsonParser yaml, Path file) {
        var settings = Settings.NONE;
        var first = yaml.nextToken();
        if (first == null || (first.isScalarValue() && yaml.getString().isEmpty())) {
            return settings;
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ScenarioException("%s: a scenario is a list of \"name: value\" lines".formatted(file));
        }
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = yaml.currentName();
            var place =
                    "%s, line %d".formatted(file, yaml.currentTokenLocation().getLineNr());
            if (settings.values().containsKey(name)) {
                throw new ScenarioException("%s: \"%s\" is set twice".formatted(place, name));
            }
            settings = settings.with(name, value(yaml, name, place), place);
        }
        if (yaml.nextToken() != null) {
            throw new ScenarioException("%s, line %d: a scenario file holds one scenario, not several"
                    .formatted(file, yaml.currentTokenLocation().getLineNr()));
        }
        return settings;
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
