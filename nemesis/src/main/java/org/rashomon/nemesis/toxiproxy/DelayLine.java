package org.rashomon.nemesis.toxiproxy;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/** Deliveries that wait for their time. None overtakes another. */
final class DelayLine {

    /**
     * A delivery and the earliest time at which it may go on.
     */
    private record Waiting(long due, Delivery delivery) {}

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long held;
    private long lastDue = Long.MIN_VALUE;

    void add(long due, Delivery delivery) {
        lastDue = Math.max(lastDue, due);
        waiting.add(new Waiting(lastDue, delivery));
        held += size(delivery);
    }

    void advance(long now, Consumer<Delivery> next) {
        while (deadline() <= now) {
            pass(next);
        }
    }

    void release(Consumer<Delivery> next) {
        while (!waiting.isEmpty()) {
            pass(next);
        }
        lastDue = Long.MIN_VALUE;
    }

    long deadline() {
        var first = waiting.peek();
        return first == null ? Stage.NEVER : first.due();
    }

    /** When the last delivery ever added is due, or {@code now} if that is past. */
    long busyUntil(long now) {
        return Math.max(lastDue, now);
    }

    long held() {
        return held;
    }

    private void pass(Consumer<Delivery> next) {
        var delivery = waiting.remove().delivery();
        held -= size(delivery);
        next.accept(delivery);
    }

    private static int size(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Bytes(var bytes) -> bytes.length;
            case Delivery.End end -> 0;
        };
    }
}
