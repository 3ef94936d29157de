package org.rashomon.checkers.linearizability.models;

/** A queue: the oldest element leaves first. A dequeue that found nothing answers nothing. */
public final class FifoQueue extends Line {

    public FifoQueue() {
        super("queue", "enqueue", "dequeue");
    }
}
