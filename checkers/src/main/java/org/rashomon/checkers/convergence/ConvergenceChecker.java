package org.rashomon.checkers.convergence;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;

/**
 * All replicas end in the same state: under every key the same value and, where the store tells, the same version; sets
 * are compared as sets.
 *
 * <p>Sound: each anomaly is two final reads that differ. Complete for the keys of the history, provided that every
 * replica was read for each of them; where one was not, the verdict is undecided. It assumes that the run waited for
 * the replicas to settle before it read them.
 */
public final class ConvergenceChecker implements LinearChecker {

    @Override
    public String name() {
        return "convergence";
    }

    @Override
    public String description() {
        return "All replicas end with the same value and version under every key.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var finals = FinalReads.of(history);
        var keys = keys(history);
        finals.raiseDoubts(history, keys, findings);
        if (finals.any() && finals.replicasRead() < 2) {
            findings.doubt("fewer than two replicas were read, so there is nothing to compare");
        }
        var diverged = compare(history, finals, keys, findings);
        var propagation = new Propagation(history, findings);
        propagation.findStops();
        propagation.compareStates();
        var facts = facts(history, finals, keys.length, diverged);
        facts.putAll(propagation.timesToConverge());
        return findings.result(name(), facts);
    }

    private static long compare(History history, FinalReads finals, int[] keys, Findings findings) {
        var comparison = new KeyComparison(history.operations(), finals, keysOfSets(history));
        var divergences = new Divergences(history, comparison, findings);
        var diverged = 0L;
        for (var key : keys) {
            if (comparison.differs(key)) {
                diverged++;
                divergences.judge(key);
            }
        }
        return diverged;
    }

    private static Map<String, String> facts(History history, FinalReads finals, int keys, long diverged) {
        var facts = new TreeMap<String, String>();
        facts.put("keys", Integer.toString(keys));
        facts.put("diverged-keys", Long.toString(diverged));
        facts.put("replicas-read", Long.toString(finals.replicasRead()));
        var settling = Settling.of(history, finals.nodes());
        settling.millis().ifPresent(millis -> facts.put("convergence-millis", Long.toString(millis)));
        settling.digests().ifPresent(digests -> facts.put("digests", digests));
        settling.stuck().ifPresent(stuck -> facts.put("stuck", stuck));
        return facts;
    }

    /** The keys that some operation may have changed, or that were read; in the order of their numbers. */
    private static int[] keys(History history) {
        var operations = history.operations();
        var keys = new BitSet();
        for (var row = 0; row < operations.size(); row++) {
            var function = operations.function(row);
            // A transaction names its keys within, and a table is no key.
            var hasKey = !function.equals(Function.TRANSACTION) && !function.equals(Function.CREATE);
            if (hasKey && operations.outcome(row) != Outcome.FAIL) {
                keys.set(operations.keyNumber(row));
            }
        }
        return keys.stream().toArray();
    }

    private static BitSet keysOfSets(History history) {
        var operations = history.operations();
        var sets = new BitSet();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.ADD)) {
                sets.set(operations.keyNumber(row));
            }
        }
        return sets;
    }
}
