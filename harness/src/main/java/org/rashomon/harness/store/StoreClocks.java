package org.rashomon.harness.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.rashomon.nemesis.injectors.Clocks;
import org.rashomon.nemesis.injectors.InjectionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The nodes' wall clocks, through the store's clock port. */
public final class StoreClocks implements Clocks {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final StoreHttp http;
    private final InstantSource trueTime;

    public StoreClocks(StoreHttp http, InstantSource trueTime) {
        this.http = http;
        this.trueTime = trueTime;
    }

    @Override
    public void set(String node, Duration offset, long driftPpm) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("offsetMicros", offset.toNanos() / 1000)
                .put("driftPpm", driftPpm);
        request(node, () -> http.put(node, "/clock", body, TIMEOUT).success());
    }

    @Override
    public Duration offset(String node) {
        var before = trueTime.instant();
        var micros = request(node, () -> http.get(node, "/clock", TIMEOUT).success())
                .path("micros")
                .longValue();
        return Duration.ofNanos(1000 * offsetMicros(micros, before, trueTime.instant()));
    }

    /** How far a clock was ahead that was read between two moments of true time, in microseconds. */
    static long offsetMicros(long micros, Instant before, Instant after) {
        return micros - (microsOf(before) + microsOf(after)) / 2;
    }

    private static long microsOf(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static JsonNode request(String node, Request request) {
        try {
            return request.send();
        } catch (IOException failure) {
            throw new InjectionException("the clock of %s cannot be reached: %s".formatted(node, failure), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted at the clock of " + node, interrupted);
        }
    }

    /** Something that asks the node. */
    @FunctionalInterface
    private interface Request {
        JsonNode send() throws IOException, InterruptedException;
    }
}
