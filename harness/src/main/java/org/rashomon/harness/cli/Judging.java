package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.completeness.CompletenessChecker;
import org.rashomon.checkers.statistics.StatisticsChecker;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.history.History;
import org.rashomon.history.format.HistoryFormat;
import org.rashomon.history.format.HistoryReader;
import org.rashomon.results.RunResult;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;

/**
 * A history from disk and what follows from it.
 *
 * @param history everything that could be read
 * @param result the verdict and its reasons
 */
record Judging(History history, RunResult result) {

    /**
     * Judges a stored history by the checkers of its workload.
     *
     * @param path a run directory or a file
     * @param names the checkers to ask; all that fit the workload when empty
     * @throws ScenarioException if there is nothing to read, or nothing to judge it by
     */
    static Judging of(Path path, List<String> names) {
        if (!Files.exists(path)) {
            throw new ScenarioException("%s: there is no such run or file".formatted(path));
        }
        HistoryFormat.Stored stored;
        try {
            stored = HistoryReader.read(path);
        } catch (UncheckedIOException unreadable) {
            throw new ScenarioException(String.valueOf(unreadable.getMessage()));
        }
        var history = stored.history();
        var results = new ArrayList<CheckResult>();
        stored.damage()
                .forEach(damage ->
                        results.add(CheckResult.of("recording", new Verdict.Broken(damage.toString()), Map.of())));
        checkers(path, history, names).forEach(checker -> results.add(checker.check(history)));
        var judgement = Judgement.compose(results);
        return new Judging(
                history, RunResult.of(history, judgement, stored.damage(), replay(path), runDirectory(path)));
    }

    /** Every checker that can be asked by name. */
    static List<Checker> allCheckers() {
        return Stream.concat(
                        Stream.of(new CompletenessChecker(), new StatisticsChecker()),
                        Workloads.all().stream().flatMap(workload -> workload.checkers().stream()))
                .toList();
    }

    private static List<Checker> checkers(Path path, History history, List<String> names) {
        var workload = history.info().workload();
        if (history.events() == 0) {
            return List.of(new CompletenessChecker());
        }
        var fitting = Workloads.named(workload)
                .map(Workload::checkers)
                .orElseThrow(() -> new ScenarioException(
                        "%s: the history is of workload \"%s\", which is not known here; workloads: %s"
                                .formatted(
                                        path,
                                        workload,
                                        names(Workloads.all().stream().map(Workload::name)))));
        var all = Stream.concat(
                        Stream.of(new CompletenessChecker()),
                        Stream.concat(fitting.stream(), Stream.of(new StatisticsChecker())))
                .toList();
        for (var name : names) {
            if (all.stream().noneMatch(checker -> checker.name().equals(name))) {
                throw new ScenarioException("--model: no checker \"%s\" judges workload %s; checkers: %s"
                        .formatted(name, workload, names(all.stream().map(Checker::name))));
            }
        }
        return all.stream()
                .filter(checker -> names.isEmpty() || names.contains(checker.name()))
                .toList();
    }

    private static String names(Stream<String> names) {
        return String.join(", ", names.toList());
    }

    private static String replay(Path path) {
        var scenario = path.resolve("scenario.yaml");
        return Files.exists(scenario) ? "./rashomon run " + scenario : "";
    }

    private static Path runDirectory(Path path) {
        try {
            return Files.isDirectory(path) && Files.isSymbolicLink(path)
                    ? path.resolveSibling(Files.readSymbolicLink(path))
                    : path;
        } catch (IOException unreadable) {
            return path;
        }
    }
}
