package org.rashomon.nemesis.toxiproxy;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Delays all bytes.
 *
 * @param latency milliseconds
 * @param jitter each delay is drawn from {@code latency - jitter} to {@code latency + jitter}
 */
record LatencyEffect(long latency, long jitter) implements Effect {

    @Override
    public Map<String, Long> attributes() {
        return Map.of("latency", latency, "jitter", jitter);
    }

    @Override
    public Stage stage(SplittableRandom random, BytesBefore bytesBefore) {
        return new DelayingStage((delivery, now, line) -> {
            switch (delivery) {
                case Delivery.Bytes bytes -> line.add(now + delay(random), bytes);
                case Delivery.End end -> line.add(now, end);
            }
        });
    }

    private long delay(SplittableRandom random) {
        return Effect.millis(jitter > 0 ? latency + random.nextLong(-jitter, jitter) : latency);
    }
}
