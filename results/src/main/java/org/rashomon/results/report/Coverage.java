package org.rashomon.results.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.Conclusion;

/** What a checker looked at and what it left out, from the figures that it tells. */
final class Coverage {

    private static final int EXAMINED_SHOWN = 2;
    private static final String NOTHING = "–";
    private static final String ALL = "everything";

    /** Figures that tell what was looked at, the most telling first, each with the word for it. */
    private static final Map<String, String> EXAMINED = words(List.of(
            List.of("acknowledged-writes", "acknowledged writes"),
            List.of("reads-judged", "reads"),
            List.of("reads-judged-exactly", "reads"),
            List.of("reads-with-versions", "reads with versions"),
            List.of("answers-with-contexts", "answers"),
            List.of("transactions", "transactions"),
            List.of("vectors", "version vectors"),
            List.of("updates", "updates"),
            List.of("ids", "ids"),
            List.of("objects", "objects"),
            List.of("registers", "registers"),
            List.of("lists", "lists"),
            List.of("conflicts", "conflicts"),
            List.of("keys", "keys"),
            List.of("applied", "changes applied"),
            List.of("entries", "entries"),
            List.of("concurrent-conflicts", "concurrent conflicts")));

    /** Figures that tell what could not be judged. */
    private static final Map<String, String> LEFT_OUT = words(List.of(
            List.of("reads-with-doubts", "reads of which the versions are in doubt"),
            List.of("indeterminate-writes", "writes of unknown outcome"),
            List.of("undetermined", "undetermined")));

    /** Figures that say in words what could not be judged, and why. */
    private static final List<String> REASONS = List.of("not-decided", "values-not-decided");

    private Coverage() {}

    private static Map<String, String> words(List<List<String>> pairs) {
        var words = new LinkedHashMap<String, String>();
        pairs.forEach(pair -> words.put(pair.getFirst(), pair.getLast()));
        return words;
    }

    static String examined(CheckerOutcome checker) {
        var examined = EXAMINED.entrySet().stream()
                .filter(figure -> isPositive(checker.facts(), figure.getKey()))
                .limit(EXAMINED_SHOWN)
                .map(figure -> counted(checker.facts(), figure))
                .collect(Collectors.joining(", "));
        return examined.isEmpty() ? "the history" : examined;
    }

    static String leftOut(CheckerOutcome checker) {
        var reasons = REASONS.stream()
                .map(name -> checker.facts().getOrDefault(name, ""))
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
        if (!reasons.isEmpty()) {
            return reasons;
        }
        if (checker.verdict() == Conclusion.UNDECIDED || checker.verdict() == Conclusion.VACUOUS) {
            return ALL;
        }
        var open = checker.facts().getOrDefault("undecided", "none");
        var leftOut = LEFT_OUT.entrySet().stream()
                .filter(figure -> isPositive(checker.facts(), figure.getKey()))
                .map(figure -> counted(checker.facts(), figure))
                .collect(Collectors.joining(", "));
        if (!open.equals("none")) {
            return (leftOut.isEmpty() ? "" : leftOut + ", ") + "undecided: " + open;
        }
        return leftOut.isEmpty() ? NOTHING : leftOut;
    }

    private static String counted(Map<String, String> facts, Map.Entry<String, String> figure) {
        return Units.count(Long.parseLong(facts.getOrDefault(figure.getKey(), "0"))) + " " + figure.getValue();
    }

    private static boolean isPositive(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "").matches("[1-9]\\d{0,17}");
    }
}
