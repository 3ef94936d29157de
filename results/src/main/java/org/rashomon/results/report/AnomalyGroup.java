package org.rashomon.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.RunResult;

/**
 * The anomalies of one name that one checker found.
 *
 * @param members each under its number among all anomalies of the run
 */
record AnomalyGroup(String checker, String name, Map<Integer, Anomaly> members) {

    private static final int KINDS_SHOWN = 6;
    private static final double BEFORE = 1;

    static List<AnomalyGroup> of(RunResult result) {
        var groups = new LinkedHashMap<List<String>, AnomalyGroup>();
        var number = 0;
        for (var checker : result.checkers()) {
            for (var anomaly : checker.anomalies()) {
                groups.computeIfAbsent(
                                List.of(checker.name(), anomaly.name()),
                                names -> new AnomalyGroup(
                                        checker.name(), anomaly.name(), new LinkedHashMap<Integer, Anomaly>()))
                        .members
                        .put(number++, anomaly);
            }
        }
        return List.copyOf(groups.values());
    }

    /** What it breaks; empty for a name that nobody explains. */
    String promise() {
        return AnomalyCatalogue.find(name).map(AnomalyCatalogue.Entry::breaks).orElse("");
    }

    /**
     * When the first of them was, and for each kind of fault how many fell into its company, against the share of the
     * run that it covers: a fault that covers a fifth of the run and keeps company with every anomaly has to do with
     * them. The second before a fault counts as well, since a fault takes what had not gone anywhere else.
     */
    String company(RunResult result, List<Answers> answers) {
        var times = answers.stream()
                .flatMap(answer -> answer.center().stream())
                .map(event -> event.timeNanos() / 1e9)
                .toList();
        var sentences = new ArrayList<String>();
        times.stream()
                .min(Double::compare)
                .ifPresent(first -> sentences.add("The first at %s.".formatted(Units.seconds(first))));
        var kinds = new TreeSet<String>();
        result.faults().stream()
                .filter(FaultOutcome::observed)
                .map(FaultOutcome::kind)
                .forEach(kinds::add);
        for (var kind : kinds.stream().limit(KINDS_SHOWN).toList()) {
            var windows = result.faults().stream()
                    .filter(fault -> fault.observed() && fault.kind().equals(kind))
                    .toList();
            var inside = times.stream()
                    .filter(time -> windows.stream()
                            .anyMatch(fault -> fault.startSeconds() - BEFORE <= time && time <= fault.endSeconds()))
                    .count();
            sentences.add(String.format(
                    Locale.ROOT,
                    "%d of %d during a %s or in the second before one, which is %.0f %% of the run.",
                    inside,
                    times.size(),
                    Escaping.clip(kind, 40),
                    100 * covered(windows, result.durationSeconds())));
        }
        return String.join(" ", sentences);
    }

    /** The share of the run in which any of these faults was in force, or about to be. */
    private static double covered(List<FaultOutcome> faults, double runSeconds) {
        var sorted = faults.stream()
                .sorted(Comparator.comparingDouble(FaultOutcome::startSeconds))
                .toList();
        var covered = 0.0;
        var until = 0.0;
        for (var fault : sorted) {
            covered += Math.max(0, fault.endSeconds() - Math.max(until, fault.startSeconds() - BEFORE));
            until = Math.max(until, fault.endSeconds());
        }
        return runSeconds <= 0 ? 0 : Math.min(1, covered / runSeconds);
    }
}
