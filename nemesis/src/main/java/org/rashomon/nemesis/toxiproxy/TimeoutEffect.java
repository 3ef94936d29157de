package org.rashomon.nemesis.toxiproxy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Lets no byte through. Its removal closes the connection, since bytes are missing from it.
 *
 * @param timeout closes the connection after so many milliseconds in which no byte came; 0 never does
 */
record TimeoutEffect(long timeout) implements Effect {

    @Override
    public Map<String, Long> attributes() {
        return Map.of("timeout", timeout);
    }

    @Override
    public Stage stage(SplittableRandom random, BytesBefore bytesBefore) {
        return new Swallowing(Effect.millis(timeout));
    }

    /** A connection that swallows what is sent. An end gets through, as it does with Toxiproxy. */
    private static final class Swallowing implements Stage {

        private static final Delivery CLOSED = new Delivery.End(Delivery.Ending.CLOSED);

        private final long patience;
        private long deadline;
        private boolean armed;

        Swallowing(long patience) {
            this.patience = patience;
            this.deadline = patience > 0 ? Long.MIN_VALUE : NEVER;
        }

        @Override
        public void accept(Delivery delivery, long now, Consumer<Delivery> next) {
            switch (delivery) {
                case Delivery.Bytes bytes -> arm(now);
                case Delivery.End end -> next.accept(end);
            }
        }

        /** Called at once when the stage is new, because its first deadline is in the past; that starts the clock. */
        @Override
        public void advance(long now, Consumer<Delivery> next) {
            if (!armed) {
                arm(now);
            } else if (now >= deadline) {
                deadline = NEVER;
                next.accept(CLOSED);
            }
        }

        @Override
        public long deadline() {
            return deadline;
        }

        @Override
        public long held() {
            return 0;
        }

        @Override
        public void release(Consumer<Delivery> next) {}

        @Override
        public void remove(Consumer<Delivery> next) {
            next.accept(CLOSED);
        }

        private void arm(long now) {
            armed = true;
            deadline = patience > 0 ? now + patience : NEVER;
        }
    }
}
