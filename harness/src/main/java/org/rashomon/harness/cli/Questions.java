package org.rashomon.harness.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.StateCheckers;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.CausalMemoryChecker;
import org.rashomon.checkers.causal.IsolationChecker;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.TransactionChecker;
import org.rashomon.checkers.completeness.CompletenessChecker;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.models.Models;
import org.rashomon.checkers.session.SessionChecker;
import org.rashomon.checkers.statistics.StatisticsChecker;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.history.History;
import org.rashomon.history.RunInfo;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;

/**
 * What is asked of a history.
 *
 * @param models the checkers to ask, by name; when empty, those of the history's workload
 * @param timeBudget how long a search may take before it ends undecided
 * @param memoryBytes how much a search may hold before it ends undecided
 */
record Questions(List<String> models, Duration timeBudget, long memoryBytes) {

    /** Those of the workload, with a minute and two GiB for each search. */
    static final Questions OF_THE_WORKLOAD = new Questions(List.of(), Duration.ofMinutes(1), 2L << 30);

    Questions {
        models = List.copyOf(models);
    }

    /** Every checker that can be asked by name. */
    static List<Checker> all() {
        return Stream.concat(
                        Stream.of(new CompletenessChecker(), new StatisticsChecker()),
                        Stream.concat(
                                Workloads.all().stream()
                                        .flatMap(workload -> workload.checkers(Contract.of(RunInfo.UNKNOWN)).stream()),
                                Stream.concat(StateCheckers.all().stream(), OF_THE_WORKLOAD.searches().stream())))
                .toList();
    }

    /**
     * The checkers that answer.
     *
     * @param place names the history in an error
     * @throws ScenarioException if a model is unknown, or nothing says by what to judge
     */
    List<Checker> checkers(String place, History history) {
        var workload = history.info().workload();
        if (workload.isEmpty() && models.isEmpty() && history.events() > 0) {
            throw new ScenarioException(("%s: the history does not say what it was made by; name what to judge it by, "
                            + "such as --model linearizable-register (models: rashomon list models)")
                    .formatted(place));
        }
        var fitting = ofWorkload(place, history.info());
        if (models.isEmpty()) {
            return fitting;
        }
        var known = Stream.of(fitting, StateCheckers.all(), searches())
                .flatMap(List::stream)
                .toList();
        return models.stream().map(model -> named(model, known)).toList();
    }

    private static List<Checker> ofWorkload(String place, RunInfo info) {
        var workload = info.workload();
        if (workload.isEmpty()) {
            return List.of(new CompletenessChecker());
        }
        var fitting = Workloads.named(workload)
                .orElseThrow(() -> new ScenarioException(
                        "%s: the history is of workload \"%s\", which is not known here; workloads: %s"
                                .formatted(
                                        place,
                                        workload,
                                        names(Workloads.all().stream().map(Workload::name)))));
        return Stream.concat(
                        Stream.of(new CompletenessChecker()),
                        Stream.concat(fitting.checkers(Contract.of(info)).stream(), Stream.of(new StatisticsChecker())))
                .toList();
    }

    /**
     * The checkers that answer for transactions.
     *
     * @throws ScenarioException if a model is unknown or does not judge transactions
     */
    List<TransactionChecker> transactionCheckers() {
        var known = ofTransactions();
        return models.isEmpty()
                ? known
                : models.stream().map(model -> named(model, known)).toList();
    }

    private List<Checker> searches() {
        var threads = Runtime.getRuntime().availableProcessors();
        var budget = new Budget(timeBudget, memoryBytes, threads, System::nanoTime);
        return Stream.concat(
                        ofTransactions().stream(),
                        Models.all().stream().map(model -> new LinearizabilityChecker(model, budget)))
                .toList();
    }

    private List<TransactionChecker> ofTransactions() {
        var budget = new org.rashomon.checkers.causal.Budget(timeBudget, memoryBytes, System::nanoTime);
        return Stream.concat(
                        Arrays.stream(SessionGuarantee.values())
                                .map(guarantee -> new SessionChecker(guarantee, budget)),
                        Stream.of(
                                new IsolationChecker(IsolationChecker.Level.READ_COMMITTED, budget),
                                new IsolationChecker(IsolationChecker.Level.READ_ATOMIC, budget),
                                new CausalChecker(budget),
                                new CausalMemoryChecker(budget)))
                .<TransactionChecker>map(checker -> checker)
                .toList();
    }

    private static <C extends Checker> C named(String model, List<C> known) {
        return known.stream()
                .filter(checker -> checker.name().equals(model))
                .findFirst()
                .orElseThrow(() -> new ScenarioException("--model: no checker \"%s\" judges this history; checkers: %s"
                        .formatted(model, names(known.stream().map(Checker::name)))));
    }

    private static String names(Stream<String> names) {
        return names.distinct().collect(Collectors.joining(", "));
    }
}
