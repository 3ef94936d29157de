package org.rashomon.checkers.sequence;

import java.util.HashMap;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * How often a session's own run of elements, each inserted behind the one before, is torn apart by elements of others
 * that did not know of it (Kleppmann et al., PaPoC 2019; Weidner and Kleppmann, 2023). A measure of quality: it
 * depends on the algorithm, and no specification of lists forbids it.
 */
final class Interleaving {

    private Interleaving() {}

    /** Counts the torn places in the last read of every list. */
    static long count(History history, Lists lists) {
        var operations = history.operations();
        var torn = 0L;
        for (var key : lists.keys()) {
            var reads = lists.reads(key);
            if (!reads.isEmpty()) {
                torn += count(operations, lists, key, reads.getLast());
            }
        }
        return torn;
    }

    private static long count(Operations operations, Lists lists, int key, int read) {
        var elements = lists.elements(read);
        var places = new HashMap<Value, Integer>();
        for (var at = 0; at < elements.size(); at++) {
            places.put(elements.get(at), at);
        }
        var inserts = lists.inserts(key);
        var torn = 0L;
        for (var insert : inserts.values()) {
            var anchor = inserts.get(lists.anchor(insert));
            var place = places.get(lists.element(insert));
            var before = places.get(lists.anchor(insert));
            if (anchor == null || place == null || before == null || place - before < 2) {
                continue;
            }
            var between = inserts.get(elements.get(before + 1));
            if (operations.session(anchor) == operations.session(insert)
                    && between != null
                    && operations.session(between) != operations.session(insert)
                    && !(operations.hasVersion(between) && operations.hadSeen(between, anchor))) {
                torn++;
            }
        }
        return torn;
    }
}
