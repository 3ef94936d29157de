package org.rashomon.harness.store;

import java.util.ArrayList;
import java.util.TreeMap;
import org.rashomon.history.Dot;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Between the store's JSON and the history's values. */
final class StoreJson {

    private StoreJson() {}

    static JsonNode json(Value value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Value.None none -> nodes.nullNode();
            case Value.Int(var number) -> nodes.numberNode(number);
            case Value.Text(var text) -> nodes.stringNode(text);
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

    /** What an answer tells of the version it wrote or read, and of what the replica had seen. */
    static Version version(JsonNode body) {
        var version = body.path("version");
        var dot = version.path("dot");
        return new Version(
                dot.isArray() ? new Dot(dot.path(0).stringValue(), dot.path(1).longValue()) : Dot.NONE,
                version.path("timestampMicros").longValue(0),
                vector(version.path("context")),
                vector(body.path("seen")));
    }

    static VersionVector vector(JsonNode json) {
        var entries = new TreeMap<String, Long>();
        json.properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().longValue()));
        return VersionVector.of(entries);
    }
}
