package org.rashomon.harness.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.StateCheckers;
import org.rashomon.checkers.causal.Bounded;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.CausalMemoryChecker;
import org.rashomon.checkers.causal.IsolationChecker;
import org.rashomon.checkers.causal.ListAppendChecker;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.TransactionChecker;
import org.rashomon.checkers.completeness.CompletenessChecker;
import org.rashomon.checkers.lattice.StrongestModelChecker;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.RunFollower;
import org.rashomon.checkers.linearizability.models.Models;
import org.rashomon.checkers.session.PrefixChecker;
import org.rashomon.checkers.session.SessionChecker;
import org.rashomon.checkers.statistics.StatisticsChecker;
import org.rashomon.harness.scenario.NearNames;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.RunInfo;
import org.rashomon.workloads.Promised;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;

/**
 * What is asked of a history.
 *
 * @param models the checkers to ask, by name; when empty, those of the history's workload
 * @param timeBudget how long a search may take before it ends undecided
 * @param memoryBytes how much a search may hold before it ends undecided
 * @param key the only key whose operations are looked at; empty for all
 */
public record Questions(List<String> models, Duration timeBudget, long memoryBytes, String key) {

    /** Those of the workload, with a minute and two GiB for each search. */
    public static final Questions OF_THE_WORKLOAD = new Questions(List.of(), Duration.ofMinutes(1), 2L << 30, "");

    private static final Duration OBSERVING = Duration.ofSeconds(2);

    /** They judge what the replicas did with all keys together, so a part of the operations tells them nothing. */
    private static final Set<String> OF_ALL_KEYS = Set.of("vacuity", "metadata", "delivery", "staleness", "conflicts");

    private static final int KEYS_NAMED = 5;

    public Questions {
        models = List.copyOf(models);
    }

    /**
     * What follows a run and knows when a checker for linearizability cannot accept it any more.
     *
     * @throws ScenarioException if there is no such checker
     */
    public static RunFollower follower(String name) {
        var known = Models.all().stream().map(RunFollower::new).toList();
        return known.stream()
                .filter(follower -> follower.property().equals(name))
                .findFirst()
                .orElseThrow(() -> new ScenarioException("--fail-fast: takes %s, was \"%s\""
                        .formatted(names(known.stream().map(RunFollower::property)), name)));
    }

    /** Every checker that can be asked by name. */
    public static List<Checker> all() {
        return Stream.concat(
                        Stream.of(new CompletenessChecker(), new StatisticsChecker()),
                        Stream.concat(
                                Workloads.all().stream()
                                        .flatMap(workload -> workload.checkers(Contract.of(RunInfo.UNKNOWN)).stream()),
                                Stream.concat(StateCheckers.all().stream(), OF_THE_WORKLOAD.others().stream())))
                .toList();
    }

    /** The same of these checkers. */
    public Questions of(List<String> checkers) {
        return new Questions(checkers, timeBudget, memoryBytes, key);
    }

    /** The same of one key alone. */
    public Questions onKey(String one) {
        return new Questions(models, timeBudget, memoryBytes, one);
    }

    /**
     * What is looked at: the history, or that of one key.
     *
     * @param place names the history in an error
     * @throws ScenarioException if no operation is on the key
     */
    History subject(String place, History history) {
        if (key.isEmpty()) {
            return history;
        }
        var keys = history.operations().keys().stream()
                .filter(name -> !name.isEmpty())
                .toList();
        if (!keys.contains(key)) {
            throw new ScenarioException("--key: %s".formatted(noSuchKey(place, keys)));
        }
        return history.ofKey(key);
    }

    private String noSuchKey(String place, List<String> keys) {
        if (keys.isEmpty()) {
            return "%s: no operation of this history names a key; leave it out".formatted(place);
        }
        var some = keys.stream().sorted().limit(KEYS_NAMED).collect(Collectors.joining(", "));
        return "%s: no operation is on a key \"%s\"; %s"
                .formatted(
                        place,
                        key,
                        NearNames.nearest(key, keys)
                                .map("did you mean \"%s\"?"::formatted)
                                .orElse(
                                        keys.size() <= KEYS_NAMED
                                                ? "keys: " + some
                                                : "the first of %,d keys: %s".formatted(keys.size(), some)));
    }

    /**
     * The checkers that answer.
     *
     * @param place names the history in an error
     * @throws ScenarioException if a model is unknown, or nothing says by what to judge
     */
    public List<Checker> checkers(String place, History history) {
        var fitting = ofWorkload(place, history);
        if (!key.isEmpty()) {
            models.stream().filter(OF_ALL_KEYS::contains).findFirst().ifPresent(model -> {
                throw new ScenarioException(
                        "--model: %s judges all keys together; leave out --key, or name another checker"
                                .formatted(model));
            });
        }
        if (models.isEmpty()) {
            return fitting.stream()
                    .filter(checker -> key.isEmpty() || !OF_ALL_KEYS.contains(checker.name()))
                    .toList();
        }
        var known = Stream.of(fitting, others()).flatMap(List::stream).toList();
        return models.stream().map(model -> named(model, known)).toList();
    }

    private List<Checker> ofWorkload(String place, History history) {
        var workload = history.info().workload();
        if (workload.isEmpty()) {
            return models.isEmpty() && history.events() > 0
                    ? ofFunctions(place, history)
                    : List.of(new CompletenessChecker());
        }
        var fitting = Workloads.named(workload)
                .orElseThrow(() -> new ScenarioException(
                        "%s: the history is of workload \"%s\", which is not known here; workloads: %s"
                                .formatted(
                                        place,
                                        workload,
                                        names(Workloads.all().stream().map(Workload::name)))));
        var checkers = new ArrayList<Checker>();
        checkers.add(new CompletenessChecker());
        fitting.checkers(Contract.of(history.info())).forEach(checker -> checkers.add(bounded(checker)));
        checkers.addAll(Promised.checkers(history, observing()));
        if (StrongestModelChecker.fits(history)) {
            checkers.add(strongestModel());
        }
        checkers.add(new StatisticsChecker());
        return checkers;
    }

    /** What fits the operations of a history that does not say what it was made by, the strictest of its kind. */
    private List<Checker> ofFunctions(String place, History history) {
        var functions = Set.copyOf(history.operations().functions());
        var names = new ArrayList<String>();
        if (ListAppendChecker.fits(history)) {
            names.addAll(List.of("list-append", "read-committed", "read-atomic", "causal", StrongestModelChecker.NAME));
        } else if (functions.contains(Function.TRANSACTION)) {
            names.addAll(List.of("read-committed", "read-atomic", "causal", StrongestModelChecker.NAME));
        } else if (StrongestModelChecker.fits(history)) {
            names.addAll(List.of("linearizable-cas-register", StrongestModelChecker.NAME));
        } else if (functions.contains(Function.ADD)) {
            names.add(functions.contains(Function.REMOVE) ? "or-set" : "set");
        } else if (functions.contains(Function.INCREMENT)) {
            names.add("counter");
        } else if (functions.contains(Function.PUT)) {
            names.add("or-map");
        } else if (functions.contains(Function.APPEND) || functions.contains(Function.INSERT)) {
            names.add("sequence");
        } else if (functions.contains(Function.CREATE)) {
            names.add("unique-ids");
        } else {
            throw new ScenarioException(("%s: the history does not say what it was made by, and nothing fits %s; name "
                            + "what to judge it by, such as --model linearizable-register"
                            + " (models: rashomon list models)")
                    .formatted(
                            place, names(functions.stream().map(Function::name).sorted())));
        }
        var known = others();
        var fitting = new ArrayList<Checker>();
        names.forEach(name -> fitting.add(named(name, known)));
        fitting.add(new StatisticsChecker());
        return fitting;
    }

    private org.rashomon.checkers.causal.Budget observing() {
        return new org.rashomon.checkers.causal.Budget(timeBudget, memoryBytes, System::nanoTime);
    }

    /** Searches hold themselves to their budgets; all others are held to this one. */
    private Checker bounded(Checker checker) {
        return checker instanceof LinearizabilityChecker ? checker : new Bounded(checker, observing());
    }

    /** It only observes, so it may not take long. */
    private StrongestModelChecker strongestModel() {
        var time = timeBudget.compareTo(OBSERVING) < 0 ? timeBudget : OBSERVING;
        return new StrongestModelChecker(
                new Budget(time, memoryBytes, Runtime.getRuntime().availableProcessors(), System::nanoTime));
    }

    /**
     * The checkers that answer for transactions.
     *
     * @throws ScenarioException if a model is unknown or does not judge transactions
     */
    public List<TransactionChecker> transactionCheckers() {
        var known = ofTransactions();
        return models.isEmpty()
                ? known
                : models.stream().map(model -> named(model, known)).toList();
    }

    /** What can be asked of a history whatever its workload. */
    private List<Checker> others() {
        return Stream.concat(StateCheckers.all().stream().map(this::bounded), searches().stream())
                .toList();
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
                                new PrefixChecker(budget),
                                new IsolationChecker(IsolationChecker.Level.READ_COMMITTED, budget),
                                new IsolationChecker(IsolationChecker.Level.READ_ATOMIC, budget),
                                new CausalChecker(budget),
                                new CausalMemoryChecker(budget),
                                strongestModel()))
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
