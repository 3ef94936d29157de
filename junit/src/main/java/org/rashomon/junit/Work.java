package org.rashomon.junit;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.RunResult;

/** What a run must have done for its verdict to mean something; see {@link RunAssert#didRealWork}. */
public final class Work {

    private final RunResult result;
    private final List<String> missing = new ArrayList<>();

    Work(RunResult result) {
        this.result = result;
    }

    /** At least so many operations were acknowledged. */
    public Work acknowledgedAtLeast(long operations) {
        return atLeast(operations, result.operations().ok(), "acknowledged operations");
    }

    /** At least so many faults were seen to bite. */
    public Work faultsObservedAtLeast(long faults) {
        var observed = result.faults().stream().filter(FaultOutcome::observed).count();
        return atLeast(faults, observed, "faults seen to bite");
    }

    /** Each fault was seen to bite; a run without any fault does not do. */
    public Work everyFaultHadEffect() {
        var without =
                result.faults().stream().filter(fault -> !fault.observed()).toList();
        if (result.faults().isEmpty()) {
            missing.add("no fault was injected");
        } else if (!without.isEmpty()) {
            missing.add("%d of %d faults had no effect, the first: %s"
                    .formatted(
                            without.size(),
                            result.faults().size(),
                            without.getFirst().description()));
        }
        return this;
    }

    /** At least so many pairs of writes conflicted, that is, neither had seen the other. */
    public Work conflictsAtLeast(long conflicts) {
        var counted = result.checkers().stream()
                .flatMap(outcome -> outcome.facts().entrySet().stream())
                .filter(fact -> fact.getKey().equals("concurrent-conflicts"))
                .mapToLong(fact -> Long.parseLong(fact.getValue()))
                .max()
                .orElse(0);
        return atLeast(conflicts, counted, "conflicts");
    }

    /** What is missing, in words. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    private Work atLeast(long wanted, long there, String what) {
        if (there < wanted) {
            missing.add("%,d %s, wanted at least %,d".formatted(there, what, wanted));
        }
        return this;
    }
}
