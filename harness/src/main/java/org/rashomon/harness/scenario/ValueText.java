package org.rashomon.harness.scenario;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.rashomon.history.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON text, in the spelling that has no white space. */
public final class ValueText {

    private static final JsonMapper JSON = new JsonMapper();

    private ValueText() {}

    /** The JSON of a value. A text that spells an object stands for the object, as it does when it is read. */
    public static String format(Value value) {
        return switch (value) {
            case Value.None none -> "null";
            case Value.Int(var number) -> Long.toString(number);
            case Value.Text(var text) -> isObject(text) ? text : JSON.writeValueAsString(text);
            case Value.Sequence(var values) ->
                values.stream().map(ValueText::format).collect(Collectors.joining(",", "[", "]"));
        };
    }

    /**
     * The value of a JSON text; what no client of ours writes is kept as its text.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static Value parse(String json) {
        if (isWholeNumber(json)) {
            return Value.of(Long.parseLong(json));
        }
        try {
            return value(JSON.readTree(json));
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("no value: " + json, malformed);
        }
    }

    /** Whether a text is that of a JSON object. */
    public static boolean isObject(String text) {
        try {
            return text.startsWith("{") && JSON.readTree(text).isObject();
        } catch (JacksonException malformed) {
            return false;
        }
    }

    /** By far the most common value need not be parsed as JSON. */
    private static boolean isWholeNumber(String json) {
        if (json.isEmpty() || json.length() > 18) {
            return false;
        }
        for (var i = 0; i < json.length(); i++) {
            if (json.charAt(i) < '0' || json.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Value value(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return Value.NONE;
        }
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return Value.of(json.longValue());
        }
        if (json.isArray()) {
            var values = new ArrayList<Value>();
            json.forEach(item -> values.add(value(item)));
            return Value.of(values);
        }
        return Value.of(json.isString() ? json.stringValue() : json.toString());
    }
}
