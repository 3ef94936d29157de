package org.rashomon.referencedb.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rashomon.referencedb.Operation;
import org.rashomon.referencedb.Statement;
import tools.jackson.databind.JsonNode;

/** Reads operations out of the bodies of requests. */
final class Bodies {

    /** An expected and a new value, and the text around them, with room for white space and escapes. */
    private static final int LARGEST_BODY_BYTES = 8 << 20;

    /** The names of {@link #operation}. */
    static final Set<String> OPERATIONS = Set.of("increment", "add", "remove", "put", "append", "insert");

    private final Json json;

    Bodies(Json json) {
        this.json = json;
    }

    JsonNode object(Exchange exchange, Set<String> fields) throws IOException {
        return json.object(exchange.body(LARGEST_BODY_BYTES), fields);
    }

    /** The list that is the only field of the body. */
    List<JsonNode> list(Exchange exchange, String field) throws IOException {
        var list = object(exchange, Set.of(field)).path(field);
        if (!list.isArray()) {
            throw ApiException.badRequest("invalid-body", "the body lacks the list \"" + field + "\"");
        }
        return List.copyOf(list.values());
    }

    Operation put(Exchange exchange) throws IOException {
        var body = object(exchange, Set.of("value", "statement"));
        return body.has("statement") && !body.has("value")
                ? new Operation.Evaluate(statement(body.path("statement")))
                : new Operation.Put(value(body, "value"));
    }

    private static Statement statement(JsonNode text) {
        return Statement.of(text.stringValue(""))
                .orElseThrow(() -> ApiException.badRequest(
                        "invalid-body", "\"statement\" must be NOW(), RAND() or AUTO_INCREMENT(), was " + text));
    }

    Operation delete() {
        return new Operation.Delete();
    }

    /** The operation of this name below a key. */
    Operation operation(Exchange exchange, String name) throws IOException {
        return switch (name) {
            case "increment" -> increment(object(exchange, Set.of("by")).path("by"));
            case "add" -> new Operation.Add(value(object(exchange, Set.of("element")), "element"));
            case "remove" -> remove(object(exchange, Set.of("element", "field")));
            case "put" -> {
                var body = object(exchange, Set.of("field", "value"));
                yield new Operation.PutField(field(body), value(body, "value"));
            }
            case "append" -> new Operation.Append(value(object(exchange, Set.of("element")), "element"));
            case "insert" -> insert(object(exchange, Set.of("after", "element")));
            default -> throw new IllegalArgumentException("no operation: " + name);
        };
    }

    private static Operation increment(JsonNode by) {
        if (!by.isIntegralNumber() || !by.canConvertToLong()) {
            throw ApiException.badRequest("invalid-body", "\"by\" must be a whole number");
        }
        return new Operation.Increment(by.longValue());
    }

    private Operation remove(JsonNode body) {
        return body.has("field")
                ? new Operation.RemoveField(field(body))
                : new Operation.Remove(value(body, "element"));
    }

    private Operation insert(JsonNode body) {
        if (!body.has("after")) {
            throw ApiException.badRequest("invalid-body", "the body lacks the field \"after\"; null means the head");
        }
        var after = body.path("after");
        return new Operation.Insert(
                after.isNull() ? Optional.empty() : Optional.of(element(after)), value(body, "element"));
    }

    private static String field(JsonNode body) {
        var field = body.path("field");
        if (!field.isString()) {
            throw ApiException.badRequest("invalid-body", "\"field\" must be a string");
        }
        return field.stringValue();
    }

    /** The value of a field of a body, in canonical spelling. */
    String value(JsonNode body, String field) {
        var value = body.path(field);
        if (value.isMissingNode()) {
            throw ApiException.badRequest("invalid-body", "the body lacks the field \"" + field + "\"");
        }
        return element(value);
    }

    /** A value in canonical spelling. */
    String element(JsonNode value) {
        if (value.isNull()) {
            throw ApiException.badRequest("invalid-value", "null means no value and cannot be stored; use DELETE");
        }
        return json.canonical(value);
    }
}
