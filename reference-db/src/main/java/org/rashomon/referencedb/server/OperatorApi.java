package org.rashomon.referencedb.server;

import java.io.IOException;
import java.util.Set;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import tools.jackson.databind.JsonNode;

/** What an operator or a test asks: health, digest, status, and the clock. */
final class OperatorApi {

    private static final int LARGEST_BODY_BYTES = 4_096;
    /** Some 30 years: beyond it, arithmetic on timestamps could overflow. */
    private static final long LARGEST_OFFSET_MICROS = 1_000_000_000_000_000L;

    private static final long LARGEST_DRIFT_PPM = 1_000_000;

    private final StoreConfig config;
    private final ReplicaHost replica;
    private final AdjustableClock clock;
    private final Json json;

    OperatorApi(StoreConfig config, ReplicaHost replica, AdjustableClock clock, Json json) {
        this.config = config;
        this.replica = replica;
        this.clock = clock;
        this.json = json;
    }

    void health(Exchange exchange) throws IOException {
        exchange.requireMethod("GET");
        exchange.answer(200, out -> out.writeStringProperty("node", config.node()));
    }

    void digest(Exchange exchange) throws IOException {
        exchange.requireMethod("GET");
        var status = inspect();
        exchange.answer(200, out -> ReplyJson.writeDigest(out, status));
    }

    void status(Exchange exchange) throws IOException {
        exchange.requireMethod("GET");
        var status = inspect();
        exchange.answer(200, out -> {
            out.writeStringProperty("node", config.node());
            ReplyJson.writeDigest(out, status);
            ReplyJson.writeLinks(out, status.links());
            ReplyJson.writeCounts(out, status.counts());
            out.writeObjectPropertyStart("clock");
            ReplyJson.writeClock(out, clock.read());
            out.writeEndObject();
            out.writeStringProperty("defect", config.defect());
        });
    }

    void metrics(Exchange exchange) throws IOException {
        exchange.requireMethod("GET");
        exchange.answer("text/plain; version=0.0.4; charset=utf-8", Metrics.of(inspect()));
    }

    void conflicts(Exchange exchange) throws IOException {
        exchange.requireMethod("GET");
        var query = new Query(exchange.rawQuery(), Set.of(Query.AFTER));
        if (replica.ask(new Request.InspectConflicts(query.number(Query.AFTER))) instanceof Reply.ConflictLog log) {
            exchange.answer(200, out -> ReplyJson.writeConflicts(out, log));
        } else {
            throw new IllegalStateException("only a log of conflicts answers such a question");
        }
    }

    private Reply.Status inspect() {
        if (replica.ask(new Request.Inspect()) instanceof Reply.Status status) {
            return status;
        }
        throw new IllegalStateException("only a status answers an inspection");
    }

    void clock(Exchange exchange) throws IOException {
        switch (exchange.method()) {
            case "GET" -> {}
            case "PUT" -> adjustClock(exchange);
            default -> throw new ApiException(405, "method-not-allowed", "use GET or PUT on the clock");
        }
        exchange.answer(200, out -> ReplyJson.writeClock(out, clock.read()));
    }

    private void adjustClock(Exchange exchange) throws IOException {
        if (!config.options().testClock()) {
            throw new ApiException(
                    403, "clock-not-adjustable", "set \"testClock\": true in the configuration to adjust the clock");
        }
        var body = json.object(exchange.body(LARGEST_BODY_BYTES), Set.of("offsetMicros", "driftPpm"));
        clock.adjust(number(body, "offsetMicros", LARGEST_OFFSET_MICROS), number(body, "driftPpm", LARGEST_DRIFT_PPM));
    }

    private static long number(JsonNode body, String field, long largest) {
        var value = body.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || Math.abs(value.longValue()) > largest) {
            throw ApiException.badRequest(
                    "invalid-body", "\"%s\" must be a whole number of at most %d either way".formatted(field, largest));
        }
        return value.longValue();
    }
}
