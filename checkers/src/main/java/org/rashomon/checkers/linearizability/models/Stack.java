package org.rashomon.checkers.linearizability.models;

import java.util.List;
import org.rashomon.history.Value;

/** A stack: the youngest element leaves first. A pop that found nothing answers nothing. */
public final class Stack extends Line {

    public Stack() {
        super("stack", "push", "pop");
    }

    @Override
    int next(List<Value> elements) {
        return elements.size() - 1;
    }
}
