package org.rashomon.nemesis.toxiproxy;

import java.util.function.Consumer;

/** A stage that delivers everything, but later, and maybe in other pieces. */
final class DelayingStage implements Stage {

    /** Decides what is delivered when, by putting it in line. */
    @FunctionalInterface
    interface Plan {
        void enqueue(Delivery delivery, long now, DelayLine line);
    }

    private final Plan plan;
    private final DelayLine line = new DelayLine();

    DelayingStage(Plan plan) {
        this.plan = plan;
    }

    @Override
    public void accept(Delivery delivery, long now, Consumer<Delivery> next) {
        plan.enqueue(delivery, now, line);
        line.advance(now, next);
    }

    @Override
    public void advance(long now, Consumer<Delivery> next) {
        line.advance(now, next);
    }

    @Override
    public long deadline() {
        return line.deadline();
    }

    @Override
    public long held() {
        return line.held();
    }

    @Override
    public void release(Consumer<Delivery> next) {
        line.release(next);
    }

    @Override
    public void remove(Consumer<Delivery> next) {
        release(next);
    }
}
