package org.rashomon.referencedb.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Request;
import tools.jackson.databind.JsonNode;

/** What clients do with keys, transactions and tables. */
final class KvApi {

    private static final Set<String> PARAMETERS = Set.of(Query.AFTER, Query.CONTEXT);
    private static final String COMPARE_AND_SET = "compare-and-set";

    private final ReplicaHost replica;
    private final Bodies bodies;

    KvApi(ReplicaHost replica, Json json) {
        this.replica = replica;
        this.bodies = new Bodies(json);
    }

    /** Answers a request for a path below {@code /kv}. */
    void keys(Exchange exchange) throws IOException {
        var segments = segments(exchange, "kv");
        switch (segments.size()) {
            case 1 -> scan(exchange);
            case 2 -> key(exchange, KeyText.key(segments.get(1)));
            case 3 -> operation(exchange, KeyText.key(segments.get(1)), segments.get(2));
            default ->
                throw new ApiException(404, "no-such-path", "write a slash within a key as %2F: " + exchange.rawPath());
        }
    }

    private static List<String> segments(Exchange exchange, String first) {
        var segments = List.of(exchange.rawPath().substring(1).split("/", -1));
        if (!segments.getFirst().equals(first)) {
            throw new ApiException(404, "no-such-path", "there is nothing at " + exchange.rawPath());
        }
        return segments;
    }

    private void scan(Exchange exchange) throws IOException {
        exchange.requireMethod("GET");
        var query = new Query(exchange.rawQuery(), Set.of(Query.AFTER, Query.PREFIX));
        ask(exchange, query, new Request.Scan(query.text(Query.PREFIX)));
    }

    private void key(Exchange exchange, String key) throws IOException {
        var query = new Query(exchange.rawQuery(), PARAMETERS);
        var request = switch (exchange.method()) {
            case "GET" -> new Request.Read(key);
            case "PUT" -> new Request.Update(key, bodies.put(exchange), query.basis());
            case "DELETE" -> new Request.Update(key, bodies.delete(), query.basis());
            default -> throw new ApiException(405, "method-not-allowed", "use GET, PUT or DELETE on a key");
        };
        ask(exchange, query, request);
    }

    private void operation(Exchange exchange, String key, String name) throws IOException {
        if (!name.equals(COMPARE_AND_SET) && !Bodies.OPERATIONS.contains(name)) {
            throw new ApiException(
                    404,
                    "no-such-path",
                    "no operation \"%s\" on a key; write a slash within a key as %%2F".formatted(name));
        }
        exchange.requireMethod("POST");
        var query = new Query(exchange.rawQuery(), PARAMETERS);
        ask(
                exchange,
                query,
                name.equals(COMPARE_AND_SET)
                        ? compareAndSet(exchange, key)
                        : new Request.Update(key, bodies.operation(exchange, name), query.basis()));
    }

    private Request compareAndSet(Exchange exchange, String key) throws IOException {
        var body = bodies.object(exchange, Set.of("expected", "value"));
        var expected = body.path("expected");
        if (expected.isMissingNode()) {
            throw ApiException.badRequest("invalid-body", "the body lacks the field \"expected\"; null means no value");
        }
        var content = expected.isNull() ? Content.none() : new Content.Value(bodies.value(body, "expected"));
        return new Request.CompareAndSet(key, content, bodies.value(body, "value"));
    }

    /** Answers {@code POST /tables/{table}}. */
    void tables(Exchange exchange) throws IOException {
        var segments = segments(exchange, "tables");
        if (segments.size() != 2) {
            throw new ApiException(404, "no-such-path", "a table is /tables/NAME: " + exchange.rawPath());
        }
        exchange.requireMethod("POST");
        var query = new Query(exchange.rawQuery(), Set.of(Query.AFTER));
        var body = bodies.object(exchange, Set.of("value"));
        ask(exchange, query, new Request.Create(KeyText.key(segments.get(1)), bodies.value(body, "value")));
    }

    /** Answers {@code POST /txn}. */
    void transaction(Exchange exchange) throws IOException {
        exchange.requireMethod("POST");
        var query = new Query(exchange.rawQuery(), Set.of(Query.AFTER));
        var steps = new ArrayList<Request.Step>();
        for (var step : bodies.list(exchange, "operations")) {
            steps.add(step(step));
        }
        ask(exchange, query, new Request.Transaction(steps));
    }

    private Request.Step step(JsonNode step) {
        var key = step.path(1);
        if (step.size() == 3 && key.isString()) {
            var name = KeyText.required(key.stringValue());
            switch (step.path(0).stringValue("")) {
                case "r" -> {
                    return new Request.Step.Read(name);
                }
                case "w" -> {
                    return new Request.Step.Write(name, bodies.element(step.path(2)));
                }
                default -> {
                    // Falls to the error below.
                }
            }
        }
        throw ApiException.badRequest(
                "invalid-body", "an operation is [\"r\", KEY, null] or [\"w\", KEY, VALUE], was " + step);
    }

    private void ask(Exchange exchange, Query query, Request request) throws IOException {
        Answers.write(exchange, replica.ask(query.inSession(request)));
    }
}
