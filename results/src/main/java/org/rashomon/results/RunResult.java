package org.rashomon.results;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.format.HistoryFormat.Damage;

/**
 * Everything that {@code result.json} says of a run, in the order in which it says it. Derived from the history and its
 * judgement alone.
 *
 * @param schemaVersion raised when a reader of the old schema would misread the new one
 * @param verdict the conclusion of all checkers together
 * @param exitCode the exit code that goes with it
 * @param reason why, in one sentence
 * @param name the scenario
 * @param startedAt wall-clock time of the start, ISO 8601; empty when the history does not say
 * @param durationSeconds from the first event to the verdict, or to the last event where there is none
 * @param operations how the operations ended
 * @param checkers one for each checker, in the order they were asked
 * @param faults one for each fault, in the order they began
 * @param harness how much of the machine the harness itself took
 * @param deployment what was really deployed, by name
 * @param replay the command that runs the same again
 * @param runDirectory where the run's files are; empty when there is no run directory
 * @param damage places of the stored history that could not be read
 * @param harnessVersion the version that recorded the history
 */
public record RunResult(
        int schemaVersion,
        Conclusion verdict,
        int exitCode,
        String reason,
        String name,
        long seed,
        String world,
        String workload,
        List<String> nodes,
        SortedMap<String, String> contract,
        String startedAt,
        double durationSeconds,
        OperationCounts operations,
        List<CheckerOutcome> checkers,
        List<FaultOutcome> faults,
        HarnessShare harness,
        SortedMap<String, String> deployment,
        String replay,
        String runDirectory,
        List<String> damage,
        String harnessVersion) {

    /** The version of the schema that this class writes. */
    public static final int SCHEMA_VERSION = 1;

    private static final int KINDS_NAMED = 6;

    public RunResult {
        nodes = List.copyOf(nodes);
        contract = Collections.unmodifiableSortedMap(new TreeMap<>(contract));
        checkers = List.copyOf(checkers);
        faults = List.copyOf(faults);
        deployment = Collections.unmodifiableSortedMap(new TreeMap<>(deployment));
        damage = List.copyOf(damage);
    }

    /**
     * The result of a run.
     *
     * @param damage what could not be read of the history
     * @param replayCommand the command that runs the same again; empty when there is none
     * @param runDirectory where the run's files are; the empty path when there is no run directory
     */
    public static RunResult of(
            History history, Judgement judgement, List<Damage> damage, String replayCommand, Path runDirectory) {
        var info = history.info();
        return new RunResult(
                SCHEMA_VERSION,
                Conclusion.of(judgement.verdict()),
                judgement.verdict().exitCode(),
                reason(judgement, history),
                info.name(),
                info.seed(),
                info.world(),
                info.workload(),
                info.nodes(),
                info.contract(),
                info.startedAt(),
                Seconds.of(history.start(Phase.VERDICT)
                        .map(Event.PhaseStarted::timeNanos)
                        .orElse(history.endNanos())),
                OperationCounts.of(history),
                judgement.results().stream().map(CheckerOutcome::of).toList(),
                FaultOutcome.of(history),
                HarnessShare.of(history),
                history.deployment(),
                replayCommand,
                runDirectory.toString(),
                damage.stream().map(Damage::toString).toList(),
                info.version());
    }

    /**
     * The same with what each check cost.
     *
     * @param efforts one for each of the last checkers, in their order; those before were not measured
     */
    public RunResult costing(List<Effort> efforts) {
        var unmeasured = checkers.size() - efforts.size();
        var costing = IntStream.range(0, checkers.size())
                .mapToObj(at ->
                        at < unmeasured ? checkers.get(at) : checkers.get(at).costing(efforts.get(at - unmeasured)))
                .toList();
        return with(verdict, reason, costing);
    }

    /** The same, saying that nothing but one key was looked at. */
    public RunResult ofKeyAlone(String key) {
        return with(verdict, "key %s alone: %s".formatted(key, reason), checkers);
    }

    /** The same as if one checker had not been asked. */
    public RunResult without(String checker) {
        var asked = checkers.stream()
                .filter(outcome -> !outcome.name().equals(checker))
                .toList();
        var heaviest = asked.stream().max(Comparator.comparing(CheckerOutcome::verdict));
        if (asked.size() == checkers.size()
                || heaviest.isEmpty()
                || heaviest.get().verdict() == verdict) {
            return with(verdict, reason, asked);
        }
        var first = heaviest.get();
        var why = first.verdict() == Conclusion.VALID
                ? nothingFound(operations.invoked(), asked.size())
                : "%s: %s".formatted(first.name(), first.reason());
        return with(first.verdict(), why, asked);
    }

    /** Every anomaly that is told, once, as {@code CHECKER/NAME}. */
    public List<String> signatures() {
        return checkers.stream()
                .flatMap(outcome -> outcome.anomalies().stream().map(anomaly -> outcome.name() + "/" + anomaly.name()))
                .distinct()
                .toList();
    }

    private RunResult with(Conclusion otherVerdict, String otherReason, List<CheckerOutcome> otherCheckers) {
        return new RunResult(
                schemaVersion,
                otherVerdict,
                otherVerdict.exitCode(),
                otherReason,
                name,
                seed,
                world,
                workload,
                nodes,
                contract,
                startedAt,
                durationSeconds,
                operations,
                otherCheckers,
                faults,
                harness,
                deployment,
                replay,
                runDirectory,
                damage,
                harnessVersion);
    }

    /** Whether the run passed. */
    public boolean passed() {
        return verdict == Conclusion.VALID;
    }

    /** Findings that the contract permits, over all checkers. */
    public long byDesignCount() {
        return checkers.stream().mapToLong(CheckerOutcome::byDesignCount).sum();
    }

    /** Anomalies, over all checkers. */
    public long anomalyCount() {
        return checkers.stream().mapToLong(CheckerOutcome::anomalyCount).sum();
    }

    private static String reason(Judgement judgement, History history) {
        return switch (judgement.verdict()) {
            case Verdict.Valid valid ->
                nothingFound(history.operations().size(), judgement.results().size());
            case Verdict.Invalid invalid -> anomalies(judgement);
            case Verdict.Undecided undecided -> attributed(judgement);
            case Verdict.Vacuous vacuous -> attributed(judgement);
            case Verdict.Broken broken -> attributed(judgement);
        };
    }

    private static String nothingFound(long operations, int checkers) {
        return "no anomaly in %s; %s"
                .formatted(
                        Plural.of(operations, "operation", "operations"), Plural.of(checkers, "checker", "checkers"));
    }

    /** How many there are, and of which kinds, so that the first line tells what to look for. */
    private static String anomalies(Judgement judgement) {
        var found = judgement.results().stream()
                .flatMap(result ->
                        result.verdict() instanceof Verdict.Invalid invalid ? Stream.of(invalid) : Stream.empty())
                .toList();
        var kinds = found.stream()
                .flatMap(invalid -> invalid.anomalies().stream())
                .map(Anomaly::name)
                .distinct()
                .toList();
        var more = kinds.size() - KINDS_NAMED;
        return "%s: %s%s"
                .formatted(
                        Plural.of(
                                found.stream().mapToLong(Verdict.Invalid::count).sum(), "anomaly", "anomalies"),
                        kinds.stream().limit(KINDS_NAMED).collect(Collectors.joining(", ")),
                        more > 0 ? " and " + Plural.of(more, "more kind", "more kinds") : "");
    }

    private static String attributed(Judgement judgement) {
        var reason = CheckerOutcome.reason(judgement.verdict());
        return judgement.results().stream()
                .filter(result -> result.verdict().equals(judgement.verdict()))
                .findFirst()
                .map(result -> result.checker() + ": " + reason)
                .orElse(reason);
    }
}
