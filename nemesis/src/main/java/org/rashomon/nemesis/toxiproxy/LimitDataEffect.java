package org.rashomon.nemesis.toxiproxy;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Closes the connection once so much has been sent over it.
 *
 * @param bytes so much gets through
 */
record LimitDataEffect(long bytes) implements Effect {

    @Override
    public Map<String, Long> attributes() {
        return Map.of("bytes", bytes);
    }

    @Override
    public Stage stage(SplittableRandom random, BytesBefore bytesBefore) {
        return new Limiting(bytes, bytesBefore);
    }

    /** A connection that is closed at its limit. */
    private static final class Limiting implements Stage {

        private final long limit;
        private final BytesBefore passed;

        Limiting(long limit, BytesBefore passed) {
            this.limit = limit;
            this.passed = passed;
        }

        @Override
        public void accept(Delivery delivery, long now, Consumer<Delivery> next) {
            switch (delivery) {
                case Delivery.Bytes(var bytes) -> pass(bytes, next);
                case Delivery.End end -> next.accept(end);
            }
        }

        private void pass(byte[] bytes, Consumer<Delivery> next) {
            var room = Math.clamp(limit - passed.count(), 0, bytes.length);
            if (room > 0) {
                next.accept(new Delivery.Bytes(Arrays.copyOf(bytes, room)));
                passed.add(room);
            }
            if (passed.count() >= limit) {
                next.accept(new Delivery.End(Delivery.Ending.CLOSED));
            }
        }

        @Override
        public void advance(long now, Consumer<Delivery> next) {}

        @Override
        public long deadline() {
            return NEVER;
        }

        @Override
        public long held() {
            return 0;
        }

        @Override
        public void release(Consumer<Delivery> next) {}

        @Override
        public void remove(Consumer<Delivery> next) {}
    }
}
