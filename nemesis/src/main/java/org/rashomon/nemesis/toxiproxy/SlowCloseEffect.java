package org.rashomon.nemesis.toxiproxy;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Delays the end of the connection.
 *
 * @param delay milliseconds
 */
record SlowCloseEffect(long delay) implements Effect {

    @Override
    public Map<String, Long> attributes() {
        return Map.of("delay", delay);
    }

    @Override
    public Stage stage(SplittableRandom random, BytesBefore bytesBefore) {
        return new DelayingStage((delivery, now, line) -> {
            switch (delivery) {
                case Delivery.Bytes bytes -> line.add(now, bytes);
                case Delivery.End end -> line.add(now + Effect.millis(delay), end);
            }
        });
    }
}
