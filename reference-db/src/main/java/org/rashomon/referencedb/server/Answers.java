package org.rashomon.referencedb.server;

import java.io.IOException;
import java.util.Locale;
import org.rashomon.referencedb.Refusal;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.View;
import tools.jackson.core.JsonGenerator;

/** Turns replies into answers over HTTP. */
final class Answers {

    private Answers() {}

    /** Answers a client. */
    static void write(Exchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Found(var key, var view, var ignored) ->
                exchange.answer(200, out -> {
                    ReplyJson.writeEntry(out, key, view);
                    ReplyJson.writeSeen(out, reply);
                });
            case Reply.Written(var version, var ignored) ->
                exchange.answer(200, out -> {
                    ReplyJson.writeEvaluated(out, version);
                    ReplyJson.writeVersion(out, version);
                    ReplyJson.writeSeen(out, reply);
                });
            case Reply.Created(var id, var version, var ignored) ->
                exchange.answer(200, out -> {
                    out.writeNumberProperty("id", id);
                    ReplyJson.writeVersion(out, version);
                    ReplyJson.writeSeen(out, reply);
                });
            case Reply.Done done -> exchange.answer(200, out -> ReplyJson.writeDone(out, done));
            case Reply.Entries entries -> exchange.answer(200, out -> ReplyJson.writeEntries(out, entries));
            case Reply.NotFound(var tombstones, var ignored) ->
                exchange.answer(404, out -> {
                    Exchange.writeError(out, "not-found", "the key has no value");
                    writeView(out, new View.Nothing(tombstones), reply);
                });
            case Reply.Mismatch(var current, var ignored) ->
                exchange.answer(409, out -> {
                    Exchange.writeError(out, "mismatch", "the key's value is not the expected one");
                    writeView(out, current, reply);
                });
            case Reply.Refused(var refusal, var ignored) -> writeRefusal(exchange, refusal);
            case Reply.Status ignored -> throw new IllegalStateException("a status answers no request for a key");
            case Reply.ConflictLog ignored -> throw new IllegalStateException("no client asks for conflicts");
        }
    }

    private static void writeView(JsonGenerator out, View view, Reply reply) {
        ReplyJson.writeView(out, view);
        ReplyJson.writeSeen(out, reply);
    }

    private static void writeRefusal(Exchange exchange, Refusal refusal) throws IOException {
        var kind = refusal.kind();
        exchange.answer(status(kind), out -> {
            var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (kind == Refusal.Kind.NOT_LEADER) {
                Exchange.writeError(out, name, "writes go to the leader, " + refusal.message());
                out.writeStringProperty("leader", refusal.message());
            } else {
                Exchange.writeError(out, name, refusal.message());
            }
        });
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case UNSUPPORTED_OPERATION, INVALID_VALUE -> 400;
            case NO_SUCH_ELEMENT -> 409;
            case NOT_LEADER -> 421;
            case NOT_CAUGHT_UP, CATCHING_UP, NOT_ALL_REACHABLE -> 503;
            case NOT_REPLICATED -> 500;
        };
    }
}
