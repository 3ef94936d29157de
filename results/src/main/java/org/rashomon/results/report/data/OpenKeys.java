package org.rashomon.results.report.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rashomon.history.History;
import org.rashomon.results.replication.Replication;

/**
 * How many keys are open, that is have an acknowledged write which some replica was not yet seen to have. Replicas can
 * differ only on such keys, if the store works; since sight comes after arrival, the count is an upper bound.
 */
final class OpenKeys {

    private OpenKeys() {}

    /** The stretch of time in which a write keeps its key open. */
    private record Opening(int key, long fromNanos, long untilNanos) {}

    /** The most keys that were open at once in each of so many stretches of the run. */
    static int[] count(History history, Replication replication, int stretches) {
        var until = Math.max(1, history.endNanos());
        var openings = openings(history, replication, until);
        openings.sort((one, other) -> one.key != other.key
                ? Integer.compare(one.key, other.key)
                : Long.compare(one.fromNanos, other.fromNanos));
        var change = new int[stretches + 1];
        for (var at = 0; at < openings.size(); ) {
            var opening = openings.get(at++);
            var last = opening.untilNanos;
            while (at < openings.size() && openings.get(at).key == opening.key && openings.get(at).fromNanos <= last) {
                last = Math.max(last, openings.get(at++).untilNanos);
            }
            change[Buckets.bucket(opening.fromNanos, until, stretches)]++;
            change[Buckets.bucket(last, until, stretches) + 1]--;
        }
        Arrays.parallelPrefix(change, Integer::sum);
        return Arrays.copyOf(change, stretches);
    }

    private static List<Opening> openings(History history, Replication replication, long until) {
        var operations = history.operations();
        var openings = new ArrayList<Opening>();
        for (var row = 0; row < operations.size(); row++) {
            if (Replication.isVersionedWrite(operations, row)) {
                var last = operations.completedNanos(row);
                for (var node = 0; node < replication.nodes().size(); node++) {
                    var seen = replication.seenNanos(node, row);
                    last = Math.max(last, seen == Replication.NEVER ? until : seen);
                }
                openings.add(new Opening(operations.keyNumber(row), operations.completedNanos(row), last));
            }
        }
        return openings;
    }
}
