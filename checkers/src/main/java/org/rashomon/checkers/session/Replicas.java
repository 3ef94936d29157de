package org.rashomon.checkers.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Numbers replicas, so that vectors become arrays. A replica beyond the end of an array counts as 0. */
final class Replicas {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
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

    /** The same, where the version itself is included as well. */
    long[] sequences(VersionVector vector, Version version) {
        var own = number(version.dot().replica());
        var sequences = sequences(vector);
        sequences[own] = Math.max(sequences[own], version.dot().sequence());
        return sequences;
    }

    static long sequence(long[] sequences, int replica) {
        return replica < sequences.length ? sequences[replica] : 0;
    }
}
