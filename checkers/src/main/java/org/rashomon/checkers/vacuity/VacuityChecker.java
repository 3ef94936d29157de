package org.rashomon.checkers.vacuity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;

/**
 * Whether the run put the store to the test at all: every leader acknowledged writes (or, where keys have homes, all
 * of them together as many), leaders conflicted, and of
 * every kind of fault that was asked for at least one was seen to bite.
 *
 * <p>Valid means that the run met these expectations, not that it met every expectation one could have. A run that
 * was cut off is undecided, for what it lacks may have been still to come.
 */
public final class VacuityChecker implements Checker {

    private final Expectations expectations;

    public VacuityChecker() {
        this(Expectations.DEFAULT);
    }

    public VacuityChecker(Expectations expectations) {
        this.expectations = expectations;
    }

    @Override
    public String name() {
        return "vacuity";
    }

    @Override
    public String description() {
        return "Every leader acknowledged writes, writes conflicted, and each requested kind of fault bit.";
    }

    @Override
    public CheckResult check(History history) {
        var facts = new TreeMap<String, String>();
        var lacks = new ArrayList<String>();
        lackingWrites(history, facts, lacks);
        lackingConflicts(history, facts, lacks);
        lackingFaults(history, facts, lacks);
        return CheckResult.of(name(), verdict(history, lacks), facts);
    }

    private static Verdict verdict(History history, List<String> lacks) {
        if (!history.isComplete()) {
            return new Verdict.Undecided("the history was cut off before its verdict");
        }
        return lacks.isEmpty() ? new Verdict.Valid() : new Verdict.Vacuous(String.join("; ", lacks));
    }

    private void lackingWrites(History history, Map<String, String> facts, List<String> lacks) {
        var nodes = FinalReads.nodesOf(history);
        var acknowledged = acknowledgedInWork(history, nodes);
        if (nodes.isEmpty()) {
            lacks.add("the history names no node");
        }
        var contract = Contract.of(history.info());
        var leaders = contract.topology() == Topology.SINGLE_LEADER ? 1 : nodes.size();
        if (contract.routing() == Routing.HOME) {
            lackingWritesInAll(acknowledged, leaders, facts, lacks);
            return;
        }
        for (var node = 0; node < Math.min(leaders, nodes.size()); node++) {
            facts.put("acknowledged-writes " + nodes.get(node), Long.toString(acknowledged[node]));
            if (acknowledged[node] < expectations.acknowledgedWritesPerLeader()) {
                lacks.add("%s acknowledged %s during work, expected at least %d"
                        .formatted(
                                nodes.get(node),
                                Phrases.count(acknowledged[node], "write"),
                                expectations.acknowledgedWritesPerLeader()));
            }
        }
    }

    /** Keys have homes, and there may be fewer keys than nodes: so not each node needs to have accepted any. */
    private void lackingWritesInAll(long[] acknowledged, int leaders, Map<String, String> facts, List<String> lacks) {
        var all = Arrays.stream(acknowledged).sum();
        var expected = leaders * expectations.acknowledgedWritesPerLeader();
        facts.put("acknowledged-writes", Long.toString(all));
        if (all < expected) {
            lacks.add("the homes of the keys acknowledged %s during work, expected at least %d"
                    .formatted(Phrases.count(all, "write"), expected));
        }
    }

    private static long[] acknowledgedInWork(History history, List<String> nodes) {
        var operations = history.operations();
        var numbers = new NodeNumbers(nodes);
        var acknowledged = new long[nodes.size()];
        var begin = history.indexOf(Phase.WORK);
        var end = history.phases().stream()
                .mapToLong(Event.PhaseStarted::index)
                .filter(index -> index > begin)
                .findFirst()
                .orElse(Operations.NEVER);
        for (var row = 0; row < operations.size(); row++) {
            var node = numbers.of(operations.node(row));
            var inWork = operations.invokedIndex(row) > begin && operations.invokedIndex(row) < end;
            if (node >= 0 && inWork && isAcknowledgedWrite(operations, row)) {
                acknowledged[node]++;
            }
        }
        return acknowledged;
    }

    private static boolean isAcknowledgedWrite(Operations operations, int row) {
        return operations.outcome(row) == Outcome.OK && Mutations.isMutation(operations.function(row));
    }

    private void lackingConflicts(History history, Map<String, String> facts, List<String> lacks) {
        var conflicts = Conflicts.count(history.operations(), FinalReads.nodesOf(history));
        facts.put("concurrent-conflicts", Long.toString(conflicts));
        if (conflicts < expectations.concurrentConflicts()) {
            lacks.add("%s of writes on different leaders, expected at least %d"
                    .formatted(Phrases.count(conflicts, "conflict"), expectations.concurrentConflicts()));
        }
    }

    private static void lackingFaults(History history, Map<String, String> facts, List<String> lacks) {
        for (var kind : history.info().faults()) {
            var started = countFaults(history, kind, Event.FaultStage.STARTED);
            var observed = countFaults(history, kind, Event.FaultStage.OBSERVED);
            facts.put("faults " + kind, "%d started, %d observed".formatted(started, observed));
            if (observed == 0) {
                lacks.add("no fault of kind %s was seen to bite (%d started)".formatted(kind, started));
            }
        }
        facts.put("faults-without-effect", Long.toString(countFaultsWithoutEffect(history)));
    }

    /** A fault whose effect nobody saw counts as not injected; it takes nothing from those that were seen to bite. */
    private static long countFaultsWithoutEffect(History history) {
        var observed = history.faults().stream()
                .filter(fault -> fault.stage() == Event.FaultStage.OBSERVED)
                .map(Event.Fault::fault)
                .collect(Collectors.toSet());
        return history.faults().stream()
                .map(Event.Fault::fault)
                .distinct()
                .filter(fault -> !observed.contains(fault))
                .count();
    }

    private static long countFaults(History history, String kind, Event.FaultStage stage) {
        return history.faults().stream()
                .filter(fault -> fault.kind().equals(kind) && fault.stage() == stage)
                .mapToLong(Event.Fault::fault)
                .distinct()
                .count();
    }
}
