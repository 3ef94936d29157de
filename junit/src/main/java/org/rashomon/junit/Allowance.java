package org.rashomon.junit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rashomon.checkers.Anomaly;
import org.rashomon.history.History;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.Conclusion;

/**
 * An anomaly that may be, on some keys.
 *
 * @param keys a key, in which {@code *} stands for any text
 */
record Allowance(String anomaly, String keys, String reason) {

    /** Whether it covers an anomaly: by its name, and by the keys of all operations of its witness. */
    boolean covers(Anomaly found, Map<Long, String> keyOfEvent) {
        var touched = found.witness().stream()
                .map(event -> keyOfEvent.getOrDefault(event.index(), ""))
                .filter(key -> !key.isEmpty())
                .toList();
        var pattern = Pattern.compile(
                Arrays.stream(keys.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        return found.name().equals(anomaly)
                && (keys.equals("*") || !touched.isEmpty())
                && touched.stream().allMatch(key -> pattern.matcher(key).matches());
    }

    /** An outcome of which these anomalies are left, and so many that were not told one by one. */
    static CheckerOutcome leaving(List<Anomaly> left, long untold, CheckerOutcome outcome) {
        var verdict = !left.isEmpty() ? Conclusion.INVALID : untold > 0 ? Conclusion.UNDECIDED : Conclusion.VALID;
        var reason = switch (verdict) {
            case VALID -> "";
            case UNDECIDED ->
                "%,d anomalies are not told one by one, so nobody knows whether they are allowed".formatted(untold);
            default -> outcome.reason();
        };
        return new CheckerOutcome(
                outcome.name(),
                verdict,
                reason,
                left.size() + untold,
                left,
                outcome.byDesignCount(),
                outcome.byDesign(),
                outcome.facts(),
                outcome.seconds(),
                outcome.allocatedBytes());
    }

    /** The key of each operation, by the indexes of its events. */
    static Map<Long, String> keysOf(History history) {
        var operations = history.operations();
        var keys = new HashMap<Long, String>();
        for (var row = 0; row < operations.size(); row++) {
            keys.put(operations.invokedIndex(row), operations.key(row));
            keys.put(operations.completedIndex(row), operations.key(row));
        }
        return keys;
    }
}
