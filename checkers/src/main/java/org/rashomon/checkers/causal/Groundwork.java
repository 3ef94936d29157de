package org.rashomon.checkers.causal;

import java.util.Optional;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;

/**
 * What every check of a transaction history starts from.
 *
 * @param dependencies session order and reads-from
 * @param causal their closure's graph, without a cycle
 * @param narration words for what is found
 */
record Groundwork(Dependencies dependencies, Precedence causal, Narration narration) {

    private static final int NAMED = 3;
    /** What the columns, the index of writes and the graph take, about. */
    private static final long BYTES_OF_AN_OPERATION = 120;

    /** Who reports reads whose value is wrong wherever they stand. */
    enum Problems {
        REPORTED,
        /** They are another checker's business, and here no more than gaps in the evidence. */
        LEFT_TO_OTHERS
    }

    /** Lays the ground and reports what is wrong with it; empty if causal order is cyclic. */
    static Optional<Groundwork> lay(TransactionHistory history, Problems problems, Findings findings, Meter meter) {
        meter.hold(BYTES_OF_AN_OPERATION * history.operations());
        var sources = new Sources(history);
        var dependencies = new Dependencies(history, sources);
        var causal = new Precedence(dependencies, new Conflicts(meter), meter);
        var ground = new Groundwork(dependencies, causal, new Narration(dependencies, causal, meter));
        doubtRepetitions(history, sources, findings);
        switch (problems) {
            case REPORTED ->
                sources.problems().forEach(problem -> findings.anomaly(() -> ground.narration.problem(problem)));
            case LEFT_TO_OTHERS -> doubtProblems(sources, findings);
        }
        if (causal.isCyclic()) {
            new OrderCheck(ground, meter).reportCyclicOrder(findings);
            return Optional.empty();
        }
        return Optional.of(ground);
    }

    private static void doubtRepetitions(TransactionHistory history, Sources sources, Findings findings) {
        if (sources.ambiguousReads() == 0) {
            return;
        }
        for (var i = 0; i < Math.min(NAMED, sources.repeatedWrites().size()); i++) {
            findings.doubt("%s was written more than once, so that its readers cannot be attributed"
                    .formatted(history.text(sources.repeatedWrites().get(i))));
        }
    }

    private static void doubtProblems(Sources sources, Findings findings) {
        if (!sources.problems().isEmpty()) {
            findings.doubt("%s returned what no committed write explains; the checker causal tells more"
                    .formatted(Phrases.count(sources.problems().size(), "read")));
        }
    }
}
