package org.rashomon.harness.store;

import java.util.Optional;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.set.SetWorkload;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the store is asked for an operation.
 *
 * @param method of HTTP
 * @param path without parameters, unless it is a search
 * @param body empty where the method has none
 */
record StoreRequest(String method, String path, ObjectNode body) {

    /**
     * The request for an operation; empty if the store has none.
     *
     * <p>Where a set is no data type of the store, each of its elements is a key of its own below the set's name, so
     * that adds never conflict.
     */
    static Optional<StoreRequest> of(Invocation invocation, Optional<Strategy> strategy) {
        var path = StoreHttp.keyPath(invocation.key());
        var value = invocation.value();
        if (invocation.key().equals(SetWorkload.KEY) && !hasKeysOf(DataType.SET, strategy)) {
            return ofScattered(invocation);
        }
        return switch (invocation.function().name()) {
            case "read" -> Optional.of(new StoreRequest("GET", path, empty()));
            case "write" -> Optional.of(new StoreRequest("PUT", path, written(value)));
            case "delete" -> Optional.of(new StoreRequest("DELETE", path, empty()));
            case "cas" -> pair(value, path + "/compare-and-set", "expected", "value");
            case "increment" -> post(path + "/increment", "by", value);
            case "add" -> post(path + "/add", "element", value);
            case "append" -> post(path + "/append", "element", value);
            case "remove" -> post(path + "/remove", hasKeysOf(DataType.MAP, strategy) ? "field" : "element", value);
            case "insert" -> pair(value, path + "/insert", "after", "element");
            case "put" -> pair(value, path + "/put", "field", "value");
            case "txn" -> post("/txn", "operations", value);
            case "create" -> post(StoreHttp.tablePath(invocation.key()), "value", value);
            default -> Optional.empty();
        };
    }

    private static Optional<StoreRequest> ofScattered(Invocation invocation) {
        if (invocation.function().equals(Function.READ)) {
            return Optional.of(new StoreRequest("GET", "/kv?prefix=" + invocation.key() + ".", empty()));
        }
        var element = invocation.key() + "." + StoreJson.json(invocation.value());
        return invocation.function().equals(Function.ADD)
                ? Optional.of(new StoreRequest("PUT", StoreHttp.keyPath(element), written(invocation.value())))
                : Optional.empty();
    }

    /** A statement is written by its text, such as {@code NOW()}. */
    private static ObjectNode written(Value value) {
        var isStatement = value instanceof Value.Text(var text) && text.matches("[A-Z_]+\\(\\)");
        return isStatement ? with("statement", value) : with("value", value);
    }

    private static Optional<StoreRequest> post(String path, String name, Value value) {
        return Optional.of(new StoreRequest("POST", path, with(name, value)));
    }

    private static Optional<StoreRequest> pair(Value value, String path, String first, String second) {
        if (!(value instanceof Value.Sequence(var sides)) || sides.size() != 2) {
            return Optional.empty();
        }
        var body = with(first, sides.getFirst());
        body.set(second, StoreJson.json(sides.getLast()));
        return Optional.of(new StoreRequest("POST", path, body));
    }

    private static boolean hasKeysOf(DataType type, Optional<Strategy> strategy) {
        return strategy.stream().anyMatch(known -> known.dataType() == type);
    }

    private static ObjectNode with(String name, Value value) {
        var body = empty();
        body.set(name, StoreJson.json(value));
        return body;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
