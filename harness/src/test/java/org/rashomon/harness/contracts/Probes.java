package org.rashomon.harness.contracts;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.checkers.session.PrefixChecker;
import org.rashomon.checkers.session.SessionChecker;
import org.rashomon.harness.simulation.Trial;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.workloads.Registers;

/** Which guarantees a run broke, whatever was promised, and by what. */
final class Probes {

    private static final Map<String, Guarantee> JUDGED = Map.ofEntries(
            Map.entry("lost-write", Guarantee.NO_LOST_WRITE),
            Map.entry("merge", Guarantee.NO_LOST_WRITE),
            Map.entry("mv-register", Guarantee.NO_LOST_WRITE),
            Map.entry("counter", Guarantee.NO_LOST_WRITE),
            Map.entry("set", Guarantee.NO_LOST_WRITE),
            Map.entry("or-set", Guarantee.NO_LOST_WRITE),
            Map.entry("or-map", Guarantee.NO_LOST_WRITE),
            Map.entry("tombstone", Guarantee.NO_LOST_WRITE),
            Map.entry("sequence", Guarantee.NO_LOST_WRITE),
            Map.entry("lost-update", Guarantee.NO_LOST_UPDATE),
            Map.entry("unique-ids", Guarantee.UNIQUENESS),
            Map.entry("invariant", Guarantee.UNIQUENESS),
            Map.entry("linearizable-register", Guarantee.LINEARIZABILITY));
    private static final Set<String> REFUSALS = Set.of("mismatch", "no-such-element", "not-leader");

    private final Trial trial;
    private final Contract contract;
    private final Operations operations;
    private final Map<Guarantee, String> broken = new EnumMap<>(Guarantee.class);

    private Probes(Trial trial) {
        this.trial = trial;
        this.contract = Contract.of(trial.history().info());
        this.operations = trial.history().operations();
    }

    /** The guarantees that were broken, each with the name of what broke it. */
    static Map<Guarantee, String> broken(Trial trial) {
        var probes = new Probes(trial);
        probes.judged();
        probes.gaps();
        probes.sessions();
        probes.atomicity();
        probes.updates();
        probes.fields();
        return probes.broken;
    }

    private void judged() {
        for (var result : trial.judgement().results()) {
            var guarantee = JUDGED.get(result.checker());
            if (guarantee != null) {
                note(guarantee, result);
            }
        }
        ask(Guarantee.CONVERGENCE, new ConvergenceChecker());
    }

    private void sessions() {
        for (var guarantee : SessionGuarantee.values()) {
            ask(guarantee.guarantee(), new SessionChecker(guarantee));
        }
        var isRegister = contract.strategy().stream().anyMatch(Registers::haveOneVersion);
        if (isRegister) {
            ask(Guarantee.CONSISTENT_PREFIX, new PrefixChecker());
            ask(Guarantee.CAUSAL_CONSISTENCY, new CausalChecker());
        }
        if (broken.containsKey(Guarantee.WRITES_FOLLOW_READS)) {
            // What was read is the question, what was written then is the answer.
            broken.putIfAbsent(Guarantee.CONSISTENT_PREFIX, broken.get(Guarantee.WRITES_FOLLOW_READS));
        }
        List.of(
                        Guarantee.READ_YOUR_WRITES,
                        Guarantee.MONOTONIC_READS,
                        Guarantee.MONOTONIC_WRITES,
                        Guarantee.WRITES_FOLLOW_READS)
                .stream()
                .filter(broken::containsKey)
                .findFirst()
                .ifPresent(one -> broken.putIfAbsent(Guarantee.CAUSAL_CONSISTENCY, broken.get(one)));
    }

    /**
     * Out of order: an answer shows a write, and its replica has not an earlier one of the same origin, which the
     * session that wrote it had written or read.
     */
    private void gaps() {
        if (contract.delivery() != Delivery.UNORDERED) {
            return;
        }
        var rows = new HashMap<Dot, Integer>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.dot(row).isKnown() && !operations.function(row).equals(Function.READ)) {
                rows.put(operations.dot(row), row);
            }
        }
        for (var read = 0; read < operations.size(); read++) {
            if (operations.outcome(read) == Outcome.OK
                    && operations.function(read).equals(Function.READ)) {
                var shown = operations.dot(read).isKnown() ? List.of(operations.dot(read)) : operations.siblings(read);
                for (var dot : shown) {
                    var missing = new Dot(
                            dot.replica(), operations.version(read).seen().sequenceOf(dot.replica()) + 1);
                    if (rows.containsKey(dot) && missing.sequence() < dot.sequence() && !shown.contains(missing)) {
                        gap(rows.get(dot), missing, rows.get(missing));
                    }
                }
            }
        }
    }

    private void gap(int later, Dot missing, @Nullable Integer earlier) {
        if (earlier != null && operations.session(earlier) == operations.session(later)) {
            broken.putIfAbsent(Guarantee.MONOTONIC_WRITES, "a write without its session's earlier one");
        }
        for (var read = 0; read < later; read++) {
            if (operations.session(read) == operations.session(later)
                    && operations.function(read).equals(Function.READ)
                    && operations.completedNanos(read) <= operations.invokedNanos(later)
                    && operations.outcome(read) == Outcome.OK
                    && operations.version(read).seen().includes(missing)) {
                broken.putIfAbsent(Guarantee.WRITES_FOLLOW_READS, "a write without what its session had read");
            }
        }
    }

    private void ask(Guarantee guarantee, Checker checker) {
        note(guarantee, checker.check(trial.history()));
    }

    private void note(Guarantee guarantee, CheckResult result) {
        if (result.verdict() instanceof Verdict.Invalid(var anomalies, var count)) {
            broken.putIfAbsent(guarantee, anomalies.getFirst().name());
        } else if (!result.byDesign().isEmpty()) {
            broken.putIfAbsent(guarantee, result.byDesign().getFirst().name());
        }
    }

    private void atomicity() {
        if (trial.scenario().workload().equals("register")) {
            var budget = new Budget(Duration.ofSeconds(5), 256L << 20, 1, () -> 0);
            ask(Guarantee.LINEARIZABILITY, new LinearizabilityChecker(Register.plain(), budget));
        } else if (isStale()) {
            broken.putIfAbsent(Guarantee.LINEARIZABILITY, "acknowledged update not yet there");
        }
    }

    /** Whether an answer lacks an update that had been acknowledged, or shown to somebody, before it was asked for. */
    private boolean isStale() {
        if (contract.strategy().stream().anyMatch(strategy -> strategy.resolution() == Resolution.PREVENT)) {
            return false;
        }
        for (var update = 0; update < operations.size(); update++) {
            if (!operations.dot(update).isKnown() || isRead(update)) {
                continue;
            }
            var known = operations.outcome(update) == Outcome.OK ? operations.completedNanos(update) : Long.MAX_VALUE;
            for (var read = 0; read < operations.size(); read++) {
                if (isAnswerOn(update, read) && operations.showed(read, update)) {
                    known = Math.min(known, operations.completedNanos(read));
                }
            }
            for (var read = 0; read < operations.size(); read++) {
                if (isAnswerOn(update, read)
                        && operations.invokedNanos(read) > known
                        && !operations.showed(read, update)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRead(int row) {
        return operations.function(row).equals(Function.READ);
    }

    private boolean isAnswerOn(int update, int read) {
        return isRead(read)
                && operations.outcome(read) == Outcome.OK
                && operations.tellsSeen(read)
                && operations.keyNumber(update) == operations.keyNumber(read);
    }

    /** Whether an answer is made of two writes of one field, of which it shows one. */
    private void fields() {
        if (contract.strategy().stream().noneMatch(strategy -> strategy.dataType() == DataType.MAP)) {
            return;
        }
        var fields = new HashMap<Dot, Value>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.PUT)
                    && operations.outcome(row) == Outcome.OK
                    && operations.argument(row) instanceof Value.Sequence(var pair)) {
                fields.put(operations.dot(row), pair.getFirst());
            }
        }
        for (var read = 0; read < operations.size(); read++) {
            var shown = operations.siblings(read).stream()
                    .filter(fields::containsKey)
                    .map(fields::get)
                    .toList();
            if (new HashSet<>(shown).size() < shown.size()) {
                broken.putIfAbsent(Guarantee.NO_LOST_WRITE, "one of two values of a field");
            }
        }
    }

    /** Whether two leaders took the same version for the one they replaced, where only one of the two can stand. */
    private void updates() {
        if (contract.gives(Guarantee.NO_LOST_UPDATE)) {
            return;
        }
        var updates = new HashMap<Dot, Integer>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) != Outcome.OK
                    || operations.function(row).equals(Function.READ)) {
                continue;
            }
            for (var replaced : operations.overwrites(row)) {
                var other = updates.put(replaced, row);
                if (other != null && !operations.hadSeen(row, other) && !operations.hadSeen(other, row)) {
                    broken.putIfAbsent(Guarantee.NO_LOST_UPDATE, "two updates of one version");
                }
            }
        }
    }

    /** What a leader that is up refused, or did not answer; empty if it acknowledged all. */
    static String refused(Trial trial) {
        var operations = trial.history().operations();
        for (var row = 0; row < operations.size(); row++) {
            var error = operations.error(row);
            if (!operations.function(row).equals(Function.READ)
                    && operations.outcome(row) != Outcome.OK
                    && REFUSALS.stream().noneMatch(error::contains)) {
                return error.isEmpty() ? "no answer" : error;
            }
        }
        return "";
    }
}
