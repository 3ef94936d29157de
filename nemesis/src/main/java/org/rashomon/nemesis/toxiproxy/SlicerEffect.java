package org.rashomon.nemesis.toxiproxy;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Cuts deliveries into pieces, with a pause after each.
 *
 * <p>A piece is {@code averageSize} bytes long, give or take {@code sizeVariation}. Toxiproxy halves a delivery until
 * the halves are short enough, so its pieces are between half of the average and the average; and it fails if the
 * variation exceeds the average, where this one makes pieces of a byte.
 *
 * @param averageSize bytes
 * @param sizeVariation bytes
 * @param delay the pause, in microseconds
 */
record SlicerEffect(long averageSize, long sizeVariation, long delay) implements Effect {

    @Override
    public Map<String, Long> attributes() {
        return Map.of("average_size", averageSize, "size_variation", sizeVariation, "delay", delay);
    }

    @Override
    public Stage stage(SplittableRandom random, BytesBefore bytesBefore) {
        var pause = Math.max(0, delay) * 1_000;
        return new DelayingStage(new Slices(this, pause, random));
    }

    private int size(SplittableRandom random) {
        var variation = sizeVariation > 0 ? random.nextLong(-sizeVariation, sizeVariation) : 0;
        return Math.clamp(averageSize + variation, 1, Integer.MAX_VALUE);
    }

    /** The pieces of one connection. The pause after the last piece of a delivery holds back the next delivery. */
    private static final class Slices implements DelayingStage.Plan {

        private final SlicerEffect effect;
        private final long pause;
        private final SplittableRandom random;
        private long free = Long.MIN_VALUE;

        Slices(SlicerEffect effect, long pause, SplittableRandom random) {
            this.effect = effect;
            this.pause = pause;
            this.random = random;
        }

        @Override
        public void enqueue(Delivery delivery, long now, DelayLine line) {
            switch (delivery) {
                case Delivery.Bytes(var bytes) -> slice(bytes, now, line);
                case Delivery.End end -> line.add(Math.max(free, now), end);
            }
        }

        private void slice(byte[] bytes, long now, DelayLine line) {
            for (var from = 0; from < bytes.length; ) {
                var to = (int) Math.min((long) from + effect.size(random), bytes.length);
                var due = Math.max(free, now);
                line.add(due, new Delivery.Bytes(Arrays.copyOfRange(bytes, from, to)));
                free = due + pause;
                from = to;
            }
        }
    }
}
