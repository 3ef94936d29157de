package org.rashomon.checkers.sequence;

import java.util.HashMap;
import org.rashomon.checkers.RowIndex;
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
        for (var list : lists.all()) {
            if (!list.reads().isEmpty()) {
                torn += count(operations, lists, list, list.reads().getLast());
            }
        }
        return torn;
    }

    private static long count(Operations operations, Lists lists, Lists.Story list, int read) {
        var elements = lists.shown(list, read);
        var places = new HashMap<Lists.Element, Integer>();
        for (var at = 0; at < elements.length; at++) {
            places.put(elements[at], at);
        }
        var torn = 0L;
        for (var element : list.inserted()) {
            var insert = element.insert();
            if (lists.anchor(insert).equals(Value.NONE)) {
                continue;
            }
            var anchor = list.element(lists.anchor(insert));
            var place = places.get(element);
            var before = places.get(anchor);
            if (anchor.insert() == RowIndex.NONE || place == null || before == null || place - before < 2) {
                continue;
            }
            var between = elements[before + 1].insert();
            if (operations.session(anchor.insert()) == operations.session(insert)
                    && between != RowIndex.NONE
                    && operations.session(between) != operations.session(insert)
                    && !(operations.hasVersion(between) && operations.hadSeen(between, anchor.insert()))) {
                torn++;
            }
        }
        return torn;
    }
}
