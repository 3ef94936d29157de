package org.rashomon.harness.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rashomon.harness.scenario.ValueText;
import org.rashomon.history.Dot;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Between the store's JSON and the history's values. */
final class StoreJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private StoreJson() {}

    /** The JSON of a value; a text that spells an object stands for the object. */
    static JsonNode json(Value value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Value.None none -> nodes.nullNode();
            case Value.Int(var number) -> nodes.numberNode(number);
            case Value.Text(var text) -> ValueText.isObject(text) ? MAPPER.readTree(text) : nodes.stringNode(text);
            case Value.Sequence(var values) -> {
                var array = nodes.arrayNode();
                values.forEach(element -> array.add(json(element)));
                yield array;
            }
        };
    }

    /** The value that a client of ours wrote; anything else is kept as its JSON text. */
    static Value value(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return Value.NONE;
        }
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return Value.of(json.longValue());
        }
        if (json.isArray()) {
            var values = new ArrayList<Value>();
            json.forEach(element -> values.add(value(element)));
            return Value.of(values);
        }
        return Value.of(json.isString() ? json.stringValue() : json.toString());
    }

    /** What an answer tells of the versions it wrote or read, and of what the replica had seen. */
    static Version version(JsonNode body) {
        var seen = vector(body.path("seen"));
        var versions = body.path("versions");
        if (body.has("version")) {
            return version(body.path("version"), seen);
        }
        if (versions.size() == 1) {
            return version(versions.path(0), seen);
        }
        var dots =
                versions.valueStream().map(version -> dot(version.path("dot"))).toList();
        var context = dots.stream().reduce(VersionVector.EMPTY, VersionVector::with, VersionVector::join);
        return Version.ofSiblings(dots, context, seen);
    }

    private static Version version(JsonNode version, VersionVector seen) {
        return new Version(
                dot(version.path("dot")),
                version.path("timestampMicros").longValue(0),
                vector(version.path("context")),
                seen,
                List.of(),
                version.path("overwrites").valueStream().map(StoreJson::dot).toList());
    }

    static Dot dot(JsonNode dot) {
        return dot.isArray() ? new Dot(dot.path(0).stringValue(), dot.path(1).longValue()) : Dot.NONE;
    }

    static VersionVector vector(JsonNode json) {
        var entries = new TreeMap<String, Long>();
        json.properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().longValue()));
        return VersionVector.of(entries);
    }
}
