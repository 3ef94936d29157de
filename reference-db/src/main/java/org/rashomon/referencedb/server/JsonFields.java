package org.rashomon.referencedb.server;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object of the configuration, each of the type asked for, and none unknown. */
final class JsonFields {

    private final String what;
    private final JsonNode object;

    JsonFields(String what, JsonNode object, Set<String> known) {
        this.what = what;
        this.object = object;
        if (!object.isObject()) {
            throw new ConfigException(what + " must be a JSON object");
        }
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new ConfigException("%s has an unknown field \"%s\"; known are: %s"
                        .formatted(what, name, String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    String text(String field) {
        var value = object.path(field);
        if (value.isMissingNode()) {
            throw new ConfigException("%s lacks the field \"%s\"; add it".formatted(what, field));
        }
        return textOf(field, value);
    }

    String textOr(String field, String absent) {
        var value = object.path(field);
        return value.isMissingNode() ? absent : textOf(field, value);
    }

    private String textOf(String field, JsonNode value) {
        if (!value.isString()) {
            throw new ConfigException("field \"%s\" of %s must be a string, was %s".formatted(field, what, value));
        }
        return value.stringValue();
    }

    boolean has(String field) {
        return object.has(field);
    }

    /** One of the known texts, of which the first stands for an absent field. */
    String oneOf(String field, List<String> known) {
        var chosen = textOr(field, known.getFirst());
        if (!known.contains(chosen)) {
            throw unknown(field, chosen, known);
        }
        return chosen;
    }

    /** What to throw at a text that is none of the known ones. */
    ConfigException unknown(String field, String chosen, List<String> known) {
        return new ConfigException(
                "field \"%s\" is \"%s\"; choose one of: %s".formatted(field, chosen, String.join(", ", known)));
    }

    /** A truth value, false if absent. */
    boolean flag(String field) {
        var value = object.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new ConfigException("field \"%s\" of %s must be true or false, was %s".formatted(field, what, value));
        }
        return value.booleanValue(false);
    }

    List<JsonNode> list(String field) {
        var value = object.path(field);
        if (value.isMissingNode()) {
            throw new ConfigException(
                    "%s lacks the field \"%s\"; add a list, which may be empty".formatted(what, field));
        }
        if (!value.isArray()) {
            throw new ConfigException("field \"%s\" of %s must be a list, was %s".formatted(field, what, value));
        }
        return List.copyOf(value.values());
    }
}
