package org.rashomon.harness.scenario;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;

/**
 * What a scenario says will come of it. It changes nothing of the run; whoever keeps scenarios can test them by it. The
 * three are checked each by itself: the verdict must be the one; no anomaly may be found that is not named, though not
 * every named one need be; every named finding by design must be made, and others may be.
 *
 * @param verdict the label of the whole judgement's verdict, such as {@code valid} or {@code invalid}
 * @param anomalies the names of the anomalies that may be found; the sample that each verdict keeps is compared
 * @param byDesign the names of findings by design that must be made
 */
public record Expected(String verdict, SortedSet<String> anomalies, SortedSet<String> byDesign) {

    static final String VERDICT = "expect";
    static final String ANOMALIES = "expectAnomalies";
    static final String BY_DESIGN = "expectByDesign";

    /** What settings say; empty if they name no verdict. */
    public static Optional<Expected> of(Settings settings) {
        return Optional.ofNullable(settings.values().get(VERDICT))
                .map(verdict -> new Expected(verdict.text(), names(settings, ANOMALIES), names(settings, BY_DESIGN)));
    }

    /** What came otherwise, one sentence each; empty if all came as expected. */
    public List<String> differences(Judgement judgement) {
        var found = new TreeSet<String>();
        var permitted = new TreeSet<String>();
        for (var result : judgement.results()) {
            if (result.verdict() instanceof Verdict.Invalid(var some, var count)) {
                some.forEach(anomaly -> found.add(anomaly.name()));
            }
            result.byDesign().stream().map(ByDesign::name).forEach(permitted::add);
        }
        return Stream.of(
                        difference(
                                !judgement.verdict().label().equals(verdict),
                                "the verdict is %s instead of %s: %s"
                                        .formatted(judgement.verdict().label(), verdict, judgement.verdict())),
                        difference(!anomalies.containsAll(found), "found %s, expected %s".formatted(found, anomalies)),
                        difference(
                                !permitted.containsAll(byDesign),
                                "found by design %s, expected %s".formatted(permitted, byDesign)))
                .flatMap(Optional::stream)
                .toList();
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
