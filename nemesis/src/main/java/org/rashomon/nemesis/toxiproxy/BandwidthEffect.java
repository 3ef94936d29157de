package org.rashomon.nemesis.toxiproxy;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Limits how fast bytes get through.
 *
 * @param rate kilobytes (of 1000 bytes) a second; with 0 nothing gets through
 */
record BandwidthEffect(long rate) implements Effect {

    /** Long deliveries are cut in pieces that take this many milliseconds each. */
    private static final int PIECE_MILLIS = 100;

    @Override
    public Map<String, Long> attributes() {
        return Map.of("rate", rate);
    }

    @Override
    public Stage stage(SplittableRandom random, BytesBefore bytesBefore) {
        return new DelayingStage((delivery, now, line) -> {
            switch (delivery) {
                case Delivery.Bytes(var bytes) -> enqueue(bytes, now, line);
                case Delivery.End end -> line.add(now, end);
            }
        });
    }

    private void enqueue(byte[] bytes, long now, DelayLine line) {
        if (rate <= 0) {
            line.add(Stage.NEVER, new Delivery.Bytes(bytes));
            return;
        }
        var piece = rate >= bytes.length ? bytes.length : (int) Math.min(bytes.length, rate * PIECE_MILLIS);
        for (var from = 0; from < bytes.length; from += piece) {
            var part = Arrays.copyOfRange(bytes, from, Math.min(from + piece, bytes.length));
            // So many kilobytes a second are as many bytes a millisecond.
            line.add(line.busyUntil(now) + Effect.millis(part.length) / rate, new Delivery.Bytes(part));
        }
    }
}
