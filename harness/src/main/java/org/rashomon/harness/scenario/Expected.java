package org.rashomon.harness.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.results.RunResult;

/**
 * What a scenario says will come of it. It changes nothing of the run; {@code run} says what came otherwise, and
 * whoever keeps scenarios can test them by it. The verdict must be the one; the anomalies found must be those that are
 * named, no more and no less; every named finding by design must be made, and others may be.
 *
 * @param verdict the label of the whole judgement's verdict, such as {@code valid} or {@code invalid}
 * @param anomalies the names of the anomalies that must be found; the sample that each verdict keeps is compared
 * @param byDesign the names of findings by design that must be made
 */
public record Expected(String verdict, SortedSet<String> anomalies, SortedSet<String> byDesign) {

    static final String VERDICT = "expect";
    static final String ANOMALIES = "expectAnomalies";
    static final String BY_DESIGN = "expectByDesign";

    private static final List<String> VERDICTS = List.of("valid", "invalid", "broken", "vacuous", "undecided");

    /**
     * What came of a run.
     *
     * @param verdict the label of its verdict
     * @param anomalies the names of the anomalies that were found
     * @param byDesign the names of what was found by design
     */
    public record Outcome(String verdict, Set<String> anomalies, Set<String> byDesign) {

        /** What came of a run, by its result. */
        public static Outcome of(RunResult result) {
            var found = new TreeSet<String>();
            var permitted = new TreeSet<String>();
            for (var checker : result.checkers()) {
                checker.anomalies().stream().map(Anomaly::name).forEach(found::add);
                checker.byDesign().stream().map(ByDesign::name).forEach(permitted::add);
            }
            return new Outcome(result.verdict().label(), found, permitted);
        }
    }

    /** What settings say; empty if they name no verdict. */
    public static Optional<Expected> of(Settings settings) {
        return Optional.ofNullable(settings.values().get(VERDICT))
                .filter(verdict -> !verdict.text().isEmpty())
                .map(verdict -> new Expected(verdict.text(), names(settings, ANOMALIES), names(settings, BY_DESIGN)));
    }

    /**
     * Checks that what is expected can be.
     *
     * @throws ScenarioException if it names a verdict or an anomaly that there is not
     */
    static void check(Settings settings, SettingReader reader) {
        if (!reader.text(VERDICT).isEmpty()) {
            reader.choice(VERDICT, VERDICTS, text -> Optional.of(text).filter(VERDICTS::contains));
        }
        for (var setting : List.of(ANOMALIES, BY_DESIGN)) {
            for (var name : names(settings, setting)) {
                if (AnomalyCatalogue.find(name).isEmpty()) {
                    throw reader.noSuch(
                            setting,
                            name,
                            AnomalyCatalogue.entries().stream()
                                    .map(AnomalyCatalogue.Entry::name)
                                    .toList());
                }
            }
            if (reader.text(VERDICT).isEmpty() && !names(settings, setting).isEmpty()) {
                throw reader.unsuited(setting, "means nothing without a verdict; add expect");
            }
        }
    }

    /** What came otherwise, one sentence each; empty if all came as expected. */
    public List<String> differences(Outcome outcome) {
        return Stream.of(
                        difference(
                                !outcome.verdict().equals(verdict),
                                "the verdict is %s instead of %s".formatted(outcome.verdict(), verdict)),
                        difference(
                                !anomalies.equals(outcome.anomalies()),
                                "found %s, expected %s".formatted(words(outcome.anomalies()), words(anomalies))),
                        difference(
                                !outcome.byDesign().containsAll(byDesign),
                                "found by design %s, expected %s"
                                        .formatted(words(outcome.byDesign()), words(byDesign))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String words(Set<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(names));
    }

    private static Optional<String> difference(boolean isOne, String sentence) {
        return isOne ? Optional.of(sentence) : Optional.empty();
    }

    private static SortedSet<String> names(Settings settings, String name) {
        var names = new TreeSet<String>();
        var setting = settings.values().get(name);
        if (setting != null && !setting.text().equals("none")) {
            Stream.of(setting.text().split(",", -1)).map(String::strip).forEach(names::add);
        }
        return names;
    }
}
