package org.rashomon.nemesis.toxiproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request asks for. Unknown fields are ignored, missing ones take their default, and one of the wrong type is
 * an error.
 */
final class ApiBody {

    private final JsonMapper json;
    private final byte[] bytes;

    ApiBody(JsonMapper json, byte[] bytes) {
        this.json = json;
        this.bytes = bytes;
    }

    /** A proxy to create. */
    Proxies.Wish proxy() {
        return proxy(object(), "");
    }

    /** A list of proxies to create. */
    List<Proxies.Wish> proxies() {
        var root = root();
        if (!root.isArray()) {
            throw ApiError.badBody("not a list");
        }
        var wishes = new ArrayList<Proxies.Wish>();
        for (var element : root) {
            wishes.add(proxy(element, " at proxy " + (wishes.size() + 1)));
        }
        return wishes;
    }

    /** How a proxy is to be from now on. */
    Proxies.Wish changed(ProxyServer.State state) {
        var object = object();
        return new Proxies.Wish(
                state.name(),
                text(object, "listen", state.listen()),
                text(object, "upstream", state.upstream()),
                flag(object, "enabled", state.enabled()));
    }

    /** A toxic to create. */
    Toxic toxic() {
        var object = object();
        var stream = stream(text(object, "stream", "downstream"));
        var typeLabel = text(object, "type", "");
        var type = ToxicType.of(typeLabel).orElseThrow(ApiError::invalidType);
        var name = text(object, "name", "");
        return new Toxic(
                name.isEmpty() ? typeLabel + "_" + stream.label() : name,
                type,
                stream,
                fraction(object, "toxicity", 1),
                type.effect(attributes(object, type, Map.of())));
    }

    /** How a toxic is to be from now on. Its name, type and stream stay. */
    Toxic changed(Toxic toxic) {
        var object = object();
        return new Toxic(
                toxic.name(),
                toxic.type(),
                toxic.stream(),
                fraction(object, "toxicity", toxic.toxicity()),
                toxic.type()
                        .effect(attributes(object, toxic.type(), toxic.effect().attributes())));
    }

    private static Proxies.Wish proxy(JsonNode object, String where) {
        var name = text(object, "name", "");
        var upstream = text(object, "upstream", "");
        if (name.isEmpty()) {
            throw ApiError.missing("name" + where);
        }
        if (upstream.isEmpty()) {
            throw ApiError.missing("upstream" + where);
        }
        return new Proxies.Wish(name, text(object, "listen", ""), upstream, flag(object, "enabled", true));
    }

    private static Toxic.Stream stream(String label) {
        for (var stream : Toxic.Stream.values()) {
            if (stream.label().equals(label)) {
                return stream;
            }
        }
        throw ApiError.invalidStream();
    }

    private static Map<String, Long> attributes(JsonNode object, ToxicType type, Map<String, Long> before) {
        var values = new HashMap<>(before);
        var given = object.path("attributes");
        if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
            throw ApiError.badBody("attributes must be an object");
        }
        for (var name : type.attributes()) {
            var value = given.path(name);
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                values.put(name, value.longValue());
            } else if (isGiven(value)) {
                throw ApiError.badBody("attribute %s must be an integer".formatted(name));
            }
        }
        return values;
    }

    private JsonNode object() {
        var root = root();
        if (!root.isObject()) {
            throw ApiError.badBody("not an object");
        }
        return root;
    }

    private JsonNode root() {
        return json.readTree(bytes);
    }

    private static String text(JsonNode object, String field, String otherwise) {
        var value = object.path(field);
        if (value.isString()) {
            return value.stringValue();
        }
        return otherwise(value, field, otherwise);
    }

    private static boolean flag(JsonNode object, String field, boolean otherwise) {
        var value = object.path(field);
        return value.isBoolean() ? value.booleanValue() : otherwise(value, field, otherwise);
    }

    private static double fraction(JsonNode object, String field, double otherwise) {
        var value = object.path(field);
        return value.isNumber() ? value.doubleValue() : otherwise(value, field, otherwise);
    }

    private static <T> T otherwise(JsonNode value, String field, T otherwise) {
        if (isGiven(value)) {
            throw ApiError.badBody("%s is of the wrong type".formatted(field));
        }
        return otherwise;
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }
}
