package org.rashomon.referencedb.server;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.rashomon.referencedb.Change;
import org.rashomon.referencedb.Content;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import tools.jackson.databind.JsonNode;

/** Reads and writes of keys. */
final class KvApi {

    /** An expected and a new value, and the text around them, with room for white space and escapes. */
    private static final int LARGEST_BODY_BYTES = 8 << 20;

    private static final String COMPARE_AND_SET = "compare-and-set";

    private final ReplicaHost replica;
    private final Json json;

    KvApi(ReplicaHost replica, Json json) {
        this.replica = replica;
        this.json = json;
    }

    void handle(Exchange exchange) throws IOException {
        var path = exchange.rawPath();
        var segments = List.of(path.substring(1).split("/", -1));
        if (!segments.getFirst().equals("kv")) {
            throw new ApiException(404, "no-such-path", "there is nothing at " + path);
        }
        if (segments.size() == 1) {
            exchange.requireMethod("GET");
            answer(exchange, replica.ask(new Request.Scan(KeyText.queryParameter(exchange.rawQuery(), "prefix"))));
        } else if (segments.size() == 2) {
            answer(exchange, replica.ask(plainRequest(exchange, KeyText.key(segments.get(1)))));
        } else if (segments.size() == 3 && segments.get(2).equals(COMPARE_AND_SET)) {
            exchange.requireMethod("POST");
            answer(exchange, replica.ask(compareAndSet(exchange, KeyText.key(segments.get(1)))));
        } else {
            throw new ApiException(404, "no-such-path", "write a slash within a key as %2F: " + path);
        }
    }

    private Request plainRequest(Exchange exchange, String key) throws IOException {
        return switch (exchange.method()) {
            case "GET" -> new Request.Read(key);
            case "PUT" -> {
                var body = json.object(exchange.body(LARGEST_BODY_BYTES), Set.of("value"));
                yield new Request.Write(key, value(body));
            }
            case "DELETE" -> new Request.Write(key, Content.none());
            default -> throw new ApiException(405, "method-not-allowed", "use GET, PUT or DELETE on a key");
        };
    }

    private Request compareAndSet(Exchange exchange, String key) throws IOException {
        var body = json.object(exchange.body(LARGEST_BODY_BYTES), Set.of("expected", "value"));
        var expected = body.path("expected");
        if (expected.isMissingNode()) {
            throw ApiException.badRequest("invalid-body", "the body lacks the field \"expected\"; null means no value");
        }
        var content = expected.isNull() ? Content.none() : new Content.Value(json.canonical(expected));
        return new Request.CompareAndSet(key, content, value(body));
    }

    private Content value(JsonNode body) {
        var value = body.path("value");
        if (value.isMissingNode()) {
            throw ApiException.badRequest("invalid-body", "the body lacks the field \"value\"");
        }
        if (value.isNull()) {
            throw ApiException.badRequest("invalid-value", "null means no value and cannot be stored; use DELETE");
        }
        return new Content.Value(json.canonical(value));
    }

    private static void answer(Exchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Found(var version, var ignored) ->
                exchange.answer(200, out -> {
                    ReplyJson.writeEntry(out, version);
                    ReplyJson.writeSeen(out, reply);
                });
            case Reply.Written(var version, var ignored) ->
                exchange.answer(200, out -> {
                    ReplyJson.writeVersion(out, version);
                    ReplyJson.writeSeen(out, reply);
                });
            case Reply.Entries(var versions, var ignored) ->
                exchange.answer(200, out -> {
                    ReplyJson.writeEntries(out, versions);
                    ReplyJson.writeSeen(out, reply);
                });
            case Reply.NotFound(var tombstones, var ignored) -> answerWithout(exchange, 404, reply, tombstones);
            case Reply.Mismatch(var versions, var ignored) -> answerWithout(exchange, 409, reply, versions);
            case Reply.Status ignored -> throw new IllegalStateException("a status answers no request for a key");
        }
    }

    private static void answerWithout(Exchange exchange, int status, Reply reply, List<Change> versions)
            throws IOException {
        exchange.answer(status, out -> {
            if (status == 404) {
                Exchange.writeError(out, "not-found", "the key has no value");
            } else {
                Exchange.writeError(out, "mismatch", "the key's value is not the expected one");
            }
            versions.forEach(version -> ReplyJson.writeValueAndVersion(out, version));
            ReplyJson.writeSeen(out, reply);
        });
    }
}
