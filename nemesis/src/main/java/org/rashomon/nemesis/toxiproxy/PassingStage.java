package org.rashomon.nemesis.toxiproxy;

import java.util.function.Consumer;

/** A toxic that spares this connection, because its toxicity left that to chance. */
final class PassingStage implements Stage {

    @Override
    public void accept(Delivery delivery, long now, Consumer<Delivery> next) {
        next.accept(delivery);
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
