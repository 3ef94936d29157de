package org.rashomon.harness.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.RecordedTransactions;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.history.History;
import org.rashomon.history.format.HistoryFormat.Damage;
import org.rashomon.results.Effort;
import org.rashomon.results.RunResult;

/**
 * A history from disk and what follows from it.
 *
 * @param history everything that could be read
 * @param result the verdict and its reasons
 */
public record Judging(History history, RunResult result) {

    /** Judges a run of ours by the checkers of its workload. */
    public static Judging of(Path path) {
        return of(path, HistoryFile.Format.RASHOMON, Questions.OF_THE_WORKLOAD);
    }

    /**
     * Judges a recorded history.
     *
     * @param path a run directory or a file
     * @throws ScenarioException if there is nothing to read, or nothing to judge it by
     */
    public static Judging of(Path path, HistoryFile.Format format, Questions questions) {
        var transactions = HistoryFile.readTransactions(path, format);
        if (transactions.isPresent()) {
            if (!questions.key().isEmpty()) {
                throw new ScenarioException(
                        "--key: %s: these are transactions, each of many keys; leave it out".formatted(path));
            }
            return of(transactions.get(), questions);
        }
        var stored = HistoryFile.read(path, format);
        var history = questions.subject(path.toString(), stored.history());
        var results = new ArrayList<CheckResult>();
        var damages =
                stored.damage().stream().map(damage -> within(path, damage)).toList();
        damages.forEach(
                damage -> results.add(CheckResult.of("recording", new Verdict.Broken(damage.toString()), Map.of())));
        var efforts = new ArrayList<Effort>();
        for (var checker : questions.checkers(path.toString(), history)) {
            var meter = Meter.start();
            results.add(checker.check(history));
            efforts.add(meter.effort());
        }
        var judgement = Judgement.compose(results);
        var result = RunResult.of(history, judgement, damages, replay(path), runDirectory(path))
                .costing(efforts);
        return new Judging(history, questions.key().isEmpty() ? result : result.ofKeyAlone(questions.key()));
    }

    private static Judging of(TransactionHistory transactions, Questions questions) {
        var judgement = Judgement.compose(questions.transactionCheckers().stream()
                .map(checker -> checker.check(transactions))
                .toList());
        var history = RecordedTransactions.history(transactions);
        return new Judging(history, RunResult.of(history, judgement, List.of(), "", Path.of("")));
    }

    /** The place as seen from the run directory, whose name is told elsewhere and would push the place off the line. */
    private static Damage within(Path path, Damage damage) {
        var prefix = path + path.getFileSystem().getSeparator();
        return damage.place().startsWith(prefix)
                ? new Damage(damage.place().substring(prefix.length()), damage.problem())
                : damage;
    }

    private static String replay(Path path) {
        var scenario = path.resolve("scenario.yaml");
        return Files.exists(scenario) ? "./rashomon run " + scenario : "";
    }

    private static Path runDirectory(Path path) {
        if (!Files.isDirectory(path)) {
            return Path.of("");
        }
        try {
            return Files.isSymbolicLink(path) ? path.resolveSibling(Files.readSymbolicLink(path)) : path;
        } catch (IOException unreadable) {
            return path;
        }
    }
}
