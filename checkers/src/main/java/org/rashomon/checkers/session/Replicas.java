package org.rashomon.checkers.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Operations;
import org.rashomon.history.VersionVector;

/**
 * Numbers replicas, so that vectors become arrays: as the operations do, and then those that only replicas' states
 * name. A replica beyond the end of an array counts as 0.
 */
final class Replicas {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    Replicas(Operations operations) {
        operations.replicas().forEach(this::number);
    }

    private int number(String name) {
        var known = numbers.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    String name(int number) {
        return names.get(number);
    }

    int count() {
        return names.size();
    }

    /** The sequences of a vector, by the replicas' numbers. */
    long[] sequences(VersionVector vector) {
        vector.entries().keySet().forEach(this::number);
        var sequences = new long[names.size()];
        vector.entries().forEach((replica, sequence) -> sequences[number(replica)] = sequence);
        return sequences;
    }

    static long sequence(long[] sequences, int replica) {
        return replica < sequences.length ? sequences[replica] : 0;
    }
}
