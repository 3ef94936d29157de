package org.rashomon.checkers.session;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rashomon.history.VersionVector;

/** The highest sequence owed of each replica, and the operation to which it is owed. */
final class Frontier {

    private final Map<String, Mark> marks = new TreeMap<>();

    /** Owes a replica's writes up to a sequence. */
    void raise(String replica, long sequence, int row) {
        var known = marks.get(replica);
        if (known == null || known.sequence() < sequence) {
            marks.put(replica, new Mark(replica, sequence, row));
        }
    }

    /** Owes everything in a vector. */
    void raise(VersionVector vector, int row) {
        vector.entries().forEach((replica, sequence) -> raise(replica, sequence, row));
    }

    /** What is owed and lacks in the vector, of the first replica of which anything does. */
    Optional<Mark> missingIn(VersionVector vector) {
        return marks.values().stream()
                .filter(owed -> vector.sequenceOf(owed.replica()) < owed.sequence())
                .findFirst();
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    Collection<Mark> marks() {
        return marks.values();
    }

    Frontier copy() {
        var copy = new Frontier();
        copy.marks.putAll(marks);
        return copy;
    }
}
