package org.rashomon.nemesis.toxiproxy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Resets the connection some time after something was first sent over it, and delivers none of it.
 *
 * <p>Unlike Toxiproxy, which closes the connections that were open before the toxic came, this resets them too.
 *
 * @param timeout milliseconds
 */
record ResetPeerEffect(long timeout) implements Effect {

    @Override
    public Map<String, Long> attributes() {
        return Map.of("timeout", timeout);
    }

    @Override
    public Stage stage(SplittableRandom random, BytesBefore bytesBefore) {
        return new Resetting(Effect.millis(timeout));
    }

    /** A connection that waits for its reset. */
    private static final class Resetting implements Stage {

        private final long patience;
        private long deadline = NEVER;

        Resetting(long patience) {
            this.patience = patience;
        }

        @Override
        public void accept(Delivery delivery, long now, Consumer<Delivery> next) {
            deadline = Math.min(deadline, now + patience);
            advance(now, next);
        }

        @Override
        public void advance(long now, Consumer<Delivery> next) {
            if (now >= deadline) {
                deadline = NEVER;
                next.accept(new Delivery.End(Delivery.Ending.RESET));
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
        public void release(Consumer<Delivery> next) {
            if (deadline != NEVER) {
                // Bytes have been swallowed; there is no going back.
                next.accept(new Delivery.End(Delivery.Ending.RESET));
            }
        }

        @Override
        public void remove(Consumer<Delivery> next) {
            release(next);
        }
    }
}
