package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;

/**
 * A change on its way.
 *
 * @param through the replicas it has passed through, its origin first. It is sent to none of them: so it cannot run in
 *     circles.
 */
public record Transit(Change change, List<String> through) {

    public Transit {
        through = List.copyOf(through);
    }

    /** A change as it leaves its origin. */
    static Transit begin(Change change) {
        return new Transit(change, List.of(change.dot().origin()));
    }

    /** The same after one more replica. */
    Transit via(String replica) {
        var longer = new ArrayList<>(through);
        longer.add(replica);
        return new Transit(change, longer);
    }

    int weightBytes() {
        return change.weightBytes() + 24 * through.size();
    }
}
