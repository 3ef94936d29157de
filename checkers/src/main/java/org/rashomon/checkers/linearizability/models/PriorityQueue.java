package org.rashomon.checkers.linearizability.models;

import java.util.Comparator;
import java.util.List;
import org.rashomon.history.Value;

/** A queue whose least number leaves first. A delete-min that found nothing answers nothing. */
public final class PriorityQueue extends Line {

    public PriorityQueue() {
        super("priority-queue", "insert", "delete-min");
    }

    @Override
    void place(List<Value> elements) {
        elements.sort(Comparator.comparingLong(PriorityQueue::rank));
    }

    private static long rank(Value element) {
        if (element instanceof Value.Int(var number)) {
            return number;
        }
        throw new IllegalArgumentException("a priority queue holds numbers, not " + element);
    }
}
