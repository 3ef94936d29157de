package org.rashomon.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.RunResult;

/**
 * What differs between two runs.
 *
 * @param base the run that is compared with
 * @param head the run that is compared
 * @param findings how often each finding was made in each, where any of the two made it
 * @param facts the checkers' figures that differ
 */
public record Comparison(Run base, Run head, List<Finding> findings, List<Fact> facts) {

    /** What identifies a run. */
    public record Run(String directory, String name, long seed, String verdict, String reason) {
        static Run of(RunResult result) {
            return new Run(
                    result.runDirectory(),
                    result.name(),
                    result.seed(),
                    result.verdict().label(),
                    result.reason());
        }
    }

    /**
     * How often a finding was made, among those that are told apart.
     *
     * @param byDesign whether the contract permits it
     */
    public record Finding(String checker, String name, boolean byDesign, long base, long head) {
        /** Whether it is an anomaly that the base did not have. */
        public boolean isNew() {
            return !byDesign && base == 0 && head > 0;
        }
    }

    /** A figure of a checker in both runs; empty where a run lacks it. */
    public record Fact(String checker, String name, String base, String head) {}

    public Comparison {
        findings = List.copyOf(findings);
        facts = List.copyOf(facts);
    }

    /** Compares two runs. */
    public static Comparison of(RunResult base, RunResult head) {
        return new Comparison(Run.of(base), Run.of(head), findings(base, head), facts(base, head));
    }

    /** Whether the head has an anomaly that the base has not. */
    public boolean hasNewAnomaly() {
        return findings.stream().anyMatch(Finding::isNew);
    }

    private record Key(String checker, String name, boolean byDesign) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return text().compareTo(other.text());
        }

        private String text() {
            return byDesign + " " + checker + " " + name;
        }
    }

    private static List<Finding> findings(RunResult base, RunResult head) {
        var ofBase = counts(base);
        var ofHead = counts(head);
        var all = new TreeSet<>(ofBase.keySet());
        all.addAll(ofHead.keySet());
        return all.stream()
                .map(key -> new Finding(
                        key.checker,
                        key.name,
                        key.byDesign,
                        ofBase.getOrDefault(key, 0L),
                        ofHead.getOrDefault(key, 0L)))
                .toList();
    }

    private static Map<Key, Long> counts(RunResult result) {
        var counts = new TreeMap<Key, Long>();
        for (var checker : result.checkers()) {
            checker.anomalies()
                    .forEach(anomaly -> counts.merge(new Key(checker.name(), anomaly.name(), false), 1L, Long::sum));
            checker.byDesign()
                    .forEach(finding -> counts.merge(new Key(checker.name(), finding.name(), true), 1L, Long::sum));
        }
        return counts;
    }

    private static List<Fact> facts(RunResult base, RunResult head) {
        var facts = new ArrayList<Fact>();
        for (var checker : head.checkers()) {
            var before = base.checkers().stream()
                    .filter(other -> other.name().equals(checker.name()))
                    .findFirst()
                    .map(CheckerOutcome::facts)
                    .orElse(new TreeMap<>());
            var names = new TreeSet<>(checker.facts().keySet());
            names.addAll(before.keySet());
            for (var name : names) {
                var one = before.getOrDefault(name, "");
                var other = checker.facts().getOrDefault(name, "");
                if (!one.equals(other)) {
                    facts.add(new Fact(checker.name(), name, one, other));
                }
            }
        }
        return facts;
    }
}
