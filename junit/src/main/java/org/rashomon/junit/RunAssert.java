package org.rashomon.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.Conclusion;

/**
 * What must hold of a run. A run that is broken, vacuous or undecided fails each of these with an error of its own
 * type: {@link BrokenRunError}, {@link VacuousRunError}, {@link UndecidedRunError}.
 */
public sealed class RunAssert extends AbstractAssert<RunAssert, Run> permits CausalRunAssert, ConvergedRunAssert {

    /** The checkers that say what became of each acknowledged write, for one data type each. */
    static final Set<String> ACCOUNTING =
            Set.of("lost-write", "set", "or-set", "counter", "mv-register", "sequence", "merge");

    private final List<Allowance> allowances;

    RunAssert(Run run) {
        this(run, new ArrayList<>());
    }

    private RunAssert(Run run, List<Allowance> allowances) {
        super(run, RunAssert.class);
        this.allowances = allowances;
    }

    /** What goes on where another one ended, with what that allowed. */
    RunAssert(RunAssert before) {
        this(before.actual, before.allowances);
    }

    /**
     * Lets an anomaly pass in what is asserted after this; say on which keys, and why:
     * {@code allowing("lost-causally-later").onKeys("last-seen/*").because("ADR-14")}. A checker that found more than
     * it tells one by one is undecided then, since nobody knows what the others are.
     *
     * @param anomaly a name that {@code rashomon explain} knows
     */
    public Allowing allowing(String anomaly) {
        requireKnown(anomaly);
        return new Allowing(this, anomaly, "*");
    }

    RunAssert with(Allowance allowance) {
        allowances.add(allowance);
        return this;
    }

    /** All of these hold; if not, the failure tells of each that does not, and of the first with its counterexample. */
    @SafeVarargs
    public final RunAssert softly(Consumer<RunAssert>... assertions) {
        var failures = new ArrayList<AssertionError>();
        for (var assertion : assertions) {
            try {
                assertion.accept(this);
            } catch (AssertionError failure) {
                failures.add(failure);
            }
        }
        if (failures.size() > 1) {
            throw Findings.together(failures);
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return this;
    }

    /** Every checker of the workload and the contract finds the run valid. */
    public RunAssert passes() {
        findings().requireValid(allowed(actual.result().checkers()));
        return this;
    }

    /**
     * Every acknowledged write is present, superseded by one that had seen it, or excused by the strategy: by the
     * checkers of the run that account for writes of its data type. Without any it is undecided.
     */
    public RunAssert losesNoAcknowledgedWrite() {
        var findings = findings();
        var accounts = actual.result().checkers().stream()
                .filter(outcome -> ACCOUNTING.contains(outcome.name()))
                .toList();
        if (accounts.isEmpty()) {
            throw findings.undecided("no checker of workload %s accounts for every acknowledged write"
                    .formatted(actual.result().workload()));
        }
        findings.requireValid(allowed(accounts));
        findings.requireRealRun();
        return this;
    }

    /** All replicas end with the same. */
    public RunAssert converges() {
        return holds("convergence");
    }

    /**
     * All replicas end with the same, and did so at most this long after the last heal. It is undecided where that was
     * not measured, for want of states told by replicas.
     */
    public ConvergedRunAssert convergesWithin(Duration most) {
        converges();
        var findings = findings();
        var millis = Convergence.of(actual.result()).afterLastHealMillis();
        if (millis.isEmpty()) {
            throw findings.undecided("nobody measured when the replicas came to hold the same");
        }
        if (millis.getAsLong() > most.toMillis()) {
            throw findings.late("the replicas held the same %,d ms after the last heal, wanted at most %,d ms"
                    .formatted(millis.getAsLong(), most.toMillis()));
        }
        return new ConvergedRunAssert(this, most);
    }

    /**
     * What was read can be explained by causal order and, for each key, one order of its versions (checker
     * {@code causal}).
     */
    public CausalRunAssert isCausal() {
        holds("causal");
        return new CausalRunAssert(this);
    }

    /**
     * A checker finds the run valid. One that the workload does not ask anyway is asked now; one for another data type
     * than the run's is not to be believed.
     */
    public RunAssert holds(String checker) {
        var findings = findings();
        var outcomes = named(checker, actual.result().checkers());
        findings.requireValid(allowed(outcomes.isEmpty() ? asked(checker) : outcomes));
        findings.requireRealRun();
        return this;
    }

    /**
     * No checker found this anomaly.
     *
     * @param anomaly a name that {@code rashomon explain} knows
     */
    public RunAssert hasNo(String anomaly) {
        requireKnown(anomaly);
        var findings = findings();
        for (var outcome : actual.result().checkers()) {
            outcome.anomalies().stream()
                    .filter(found -> found.name().equals(anomaly))
                    .findFirst()
                    .ifPresent(found -> {
                        throw findings.found(outcome, found);
                    });
        }
        findings.requireRealRun();
        actual.result().checkers().forEach(outcome -> requireDecided(findings, outcome, anomaly));
        return this;
    }

    /** The run did enough for its verdict to mean something, by the measure of its workload. */
    public RunAssert didRealWork() {
        return didRealWork(work -> {});
    }

    /** The run did enough for its verdict to mean something: by the measure of its workload, and all this. */
    public RunAssert didRealWork(Consumer<Work> wanted) {
        var findings = findings();
        findings.requireRealRun();
        var work = new Work(actual.result());
        wanted.accept(work);
        if (!work.missing().isEmpty()) {
            throw findings.vacuous(String.join("; ", work.missing()));
        }
        return this;
    }

    private static void requireKnown(String anomaly) {
        if (AnomalyCatalogue.find(anomaly).isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no anomaly \"%s\"; rashomon explain lists them all".formatted(anomaly));
        }
    }

    /** The outcomes without what is allowed. */
    private List<CheckerOutcome> allowed(List<CheckerOutcome> outcomes) {
        if (allowances.isEmpty()) {
            return outcomes;
        }
        var keys = Allowance.keysOf(actual.history());
        return outcomes.stream().map(outcome -> allowed(outcome, keys)).toList();
    }

    private CheckerOutcome allowed(CheckerOutcome outcome, Map<Long, String> keys) {
        var left = outcome.anomalies().stream()
                .filter(found -> allowances.stream().noneMatch(allowance -> allowance.covers(found, keys)))
                .toList();
        var untold = outcome.anomalyCount() - outcome.anomalies().size();
        return left.size() == outcome.anomalies().size() ? outcome : Allowance.leaving(left, untold, outcome);
    }

    private static void requireDecided(Findings findings, CheckerOutcome outcome, String anomaly) {
        if (outcome.verdict() == Conclusion.UNDECIDED) {
            throw findings.undecided(outcome.name() + ": " + outcome.reason());
        }
        if (outcome.anomalyCount() > outcome.anomalies().size()) {
            throw findings.undecided("%s found %,d anomalies and tells only the first %,d, none of them %s"
                    .formatted(
                            outcome.name(),
                            outcome.anomalyCount(),
                            outcome.anomalies().size(),
                            anomaly));
        }
    }

    private List<CheckerOutcome> asked(String checker) {
        return RecordedHistory.at(actual.directory()).judgedBy(List.of(checker)).checkers();
    }

    private static List<CheckerOutcome> named(String name, List<CheckerOutcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.name().equals(name)).toList();
    }

    Findings findings() {
        isNotNull();
        return new Findings(actual.toString(), actual.result());
    }
}
