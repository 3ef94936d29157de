package org.rashomon.checkers.linearizability;

import java.util.List;

/** What makes a verdict believable to somebody who trusts no search. Operations are named by their rows. */
public sealed interface Certificate {

    /**
     * An order for each object that explains every answer.
     *
     * @param orders for each object the rows of its operations, in an order in which they may have taken effect
     */
    record Linearization(List<int[]> orders) implements Certificate {
        public Linearization {
            orders = List.copyOf(orders);
        }
    }

    /**
     * A few operations of one object that no order explains, seen through a window of the history. What was pending
     * when the window opens may take effect in it or not, and what is pending when it closes as well.
     *
     * @param fromIndex the first event of the history seen; before 1 the object is in its initial state, later it may
     *     be in any
     * @param toIndex the last event seen
     * @param rows the operations, in the order of their invocations
     */
    record Impossibility(long fromIndex, long toIndex, List<Integer> rows) implements Certificate {
        public Impossibility {
            rows = List.copyOf(rows);
            if (rows.isEmpty() || fromIndex > toIndex) {
                throw new IllegalArgumentException("nothing is seen from event %d to %d".formatted(fromIndex, toIndex));
            }
        }
    }
}
