package org.rashomon.harness.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.harness.scenario.ScenarioException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML file as a tree that knows where everything stands, so that an error can name the line. */
sealed interface YamlTree {

    /** Where it stands, such as {@code faults.yaml, line 4}. */
    String place();

    /** Names with what they lead to, in the order of the file. */
    record Mapping(String place, Map<String, YamlTree> entries) implements YamlTree {}

    /** Several in order. */
    record Items(String place, List<YamlTree> items) implements YamlTree {}

    /** One value, as text. */
    record Scalar(String place, String text) implements YamlTree {}

    /** Reads a file whose top is a mapping. */
    static Mapping read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failure) {
            throw new ScenarioException("cannot read the campaign %s: %s".formatted(file, failure));
        }
        try (var yaml = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            yaml.nextToken();
            return value(yaml, file).asMapping("a campaign");
        } catch (JacksonException malformed) {
            throw new ScenarioException("%s, line %d: not valid YAML: %s"
                    .formatted(
                            file,
                            malformed.getLocation().getLineNr(),
                            malformed.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    /** This as a mapping, or an error that says what should have been one. */
    default Mapping asMapping(String what) {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw new ScenarioException("%s: %s is a mapping of names to values".formatted(place(), what));
    }

    /** The items of a list; anything else is a list of one. */
    default List<YamlTree> asItems() {
        return this instanceof Items list ? list.items : List.of(this);
    }

    /** This as the text of one setting: a list is joined by commas. */
    default String asSetting(String name) {
        return switch (this) {
            case Scalar(var place, var text) -> text;
            case Items(var place, var items) ->
                items.isEmpty()
                        ? "none"
                        : String.join(
                                ",",
                                items.stream().map(item -> item.asSetting(name)).toList());
            case Mapping mapping ->
                throw new ScenarioException("%s: \"%s\" takes one value or a list of values".formatted(place(), name));
        };
    }

    private static YamlTree value(JsonParser yaml, Path file) {
        var place = "%s, line %d"
                .formatted(file, Math.max(1, yaml.currentTokenLocation().getLineNr()));
        var token = yaml.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var entries = new LinkedHashMap<String, YamlTree>();
            while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = yaml.currentName();
                yaml.nextToken();
                if (entries.put(name, value(yaml, file)) != null) {
                    throw new ScenarioException("%s: \"%s\" is set twice".formatted(place, name));
                }
            }
            return new Mapping(place, entries);
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<YamlTree>();
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(yaml, file));
            }
            return new Items(place, items);
        }
        return new Scalar(place, token == null || token == JsonToken.VALUE_NULL ? "" : yaml.getString());
    }
}
