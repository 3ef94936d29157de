package org.rashomon.checkers.causal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** The lists of a history of appends: which elements were ever appended to which. */
final class Lists {

    /** With more elements looked up than that, only the ends of lists are looked at. */
    private static final long LOOKED_UP_MOST = 20_000_000;

    private final Map<String, Set<Value>> appended = new HashMap<>();
    private final Map<String, Integer> reads = new HashMap<>();
    private long lookedUp;

    void noteAppend(MicroOperation append, Outcome outcome) {
        var elements = appended.computeIfAbsent(append.key(), key -> new LinkedHashSet<>());
        if (outcome != Outcome.FAIL) {
            elements.add(append.value());
        }
    }

    void noteRead(MicroOperation read) {
        reads.merge(read.key(), 1, Integer::sum);
    }

    /** To be called when all is noted. */
    void close() {
        lookedUp = appended.entrySet().stream()
                .mapToLong(list -> (long) list.getValue().size() * reads.getOrDefault(list.getKey(), 0))
                .sum();
    }

    boolean isList(String key) {
        return appended.containsKey(key);
    }

    /** For each element that was appended, or read, whether it was read. */
    Map<Value, Boolean> membership(String key, List<Value> read) {
        var membership = new LinkedHashMap<Value, Boolean>();
        if (isSmall()) {
            appended.getOrDefault(key, Set.of()).forEach(element -> membership.put(element, false));
            read.forEach(element -> membership.put(element, true));
        }
        return membership;
    }

    /** What is not looked at because there is too much of it. */
    Optional<String> doubt() {
        return isSmall()
                ? Optional.empty()
                : Optional.of("of lists this long and read this often only the last elements were looked at");
    }

    private boolean isSmall() {
        return lookedUp <= LOOKED_UP_MOST;
    }

    static List<Value> elements(Value list) {
        return list instanceof Value.Sequence(var elements) ? elements : List.of();
    }
}
