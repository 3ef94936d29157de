package org.rashomon.checkers.lww;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.visibility.Ranking;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Compares what reads show with what the strategy ranks highest. */
final class WinnerAudit {

    private static final AnomalyCatalogue.Entry RUNAWAY = AnomalyCatalogue.named("clock-runaway");

    /** So many later writes must have lost to one version before its clock is said to have run away. */
    private static final int VICTIMS = 3;

    private final Operations operations;
    private final Contract contract;
    private final Strategy strategy;
    private final Visibility visibility;
    private final Ranking ranking;
    private final int[] highest;
    private final Findings findings;
    private final Map<Integer, List<Integer>> victims = new HashMap<>();
    private long judged;
    private long ties;

    WinnerAudit(History history, Findings findings) {
        this.findings = findings;
        this.operations = history.operations();
        this.contract = Contract.of(history.info());
        this.strategy = contract.strategy().orElse(Strategy.LWW_WALL_CLOCK);
        this.ranking = new Ranking(operations, strategy);
        this.visibility = new Visibility(
                history, row -> Mutations.isRegisterWrite(operations.function(row)) && ranking.isKnown(row));
        this.highest = ranking.highest(visibility.ofKeys());
    }

    CheckResult run() {
        if (!isRanked()) {
            findings.doubt("the history's strategy, %s, does not rank versions"
                    .formatted(contract.strategy().map(Strategy::label).orElse("not told")));
            return findings.result(LwwChecker.NAME, Map.of());
        }
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK && isRead(row)) {
                judgeRead(row);
            } else if (operations.outcome(row) == Outcome.OK && Mutations.isRegisterWrite(operations.function(row))) {
                judgeWrite(row);
            }
        }
        victims.forEach(this::runaway);
        if (judged == 0) {
            findings.doubt("no read tells both a version and what its replica had applied");
        }
        return findings.result(
                LwwChecker.NAME,
                new TreeMap<>(Map.of("reads-judged", Long.toString(judged), "ties", Long.toString(ties))));
    }

    private boolean isRanked() {
        var resolution = strategy.resolution();
        return contract.strategy().isPresent()
                && (resolution == Resolution.LAST_WRITE_WINS || resolution == Resolution.HIGHEST_RANK);
    }

    private boolean isRead(int row) {
        return operations.function(row).equals(Function.READ);
    }

    private void judgeRead(int read) {
        if (!operations.tellsSeen(read)) {
            return;
        }
        // Out of order a replica may have applied more than it tells, and thus only something that ranks higher.
        var best = bestApplied(read);
        if (ranking.isKnown(read)) {
            judged++;
            if (best != RowIndex.NONE && ranking.compare(best, read) > 0) {
                wrongWinner(read, best);
            }
        } else if (visibility.isTold(read)
                && operations.result(read).equals(Value.NONE)
                && !operations.hasVersion(read)) {
            judged++;
            if (best != RowIndex.NONE && !Mutations.written(operations, best).equals(Value.NONE)) {
                wrongWinner(read, best);
            }
        }
    }

    /** The highest known write of the key that the answering replica had applied. */
    private int bestApplied(int read) {
        var best = RowIndex.NONE;
        for (var replica = 0; replica < visibility.updates().replicas(); replica++) {
            best = better(best, operations.keyNumber(read), replica, visibility.upTo(read, replica));
        }
        return best;
    }

    private int better(int best, int key, int replica, int end) {
        if (end == visibility.ofKeys().from(key, replica)) {
            return best;
        }
        var candidate = highest[end - 1];
        if (best == RowIndex.NONE) {
            return candidate;
        }
        ties += operations.timestampMicros(best) == operations.timestampMicros(candidate) ? 1 : 0;
        return ranking.compare(candidate, best) > 0 ? candidate : best;
    }

    private void judgeWrite(int write) {
        if (!ranking.isKnown(write)) {
            return;
        }
        var key = operations.keyNumber(write);
        var best = RowIndex.NONE;
        for (var replica = 0; replica < visibility.updates().replicas(); replica++) {
            var end = visibility.ofKeys().upTo(key, replica, operations.contextSequence(write, replica));
            best = better(best, key, replica, end);
        }
        if (best == RowIndex.NONE || ranking.compare(best, write) < 0) {
            return;
        }
        switch (strategy) {
            case LWW_HYBRID_CLOCK, LWW_LAMPORT, LWW_REGISTER -> notAbove(write, best);
            case LWW_WALL_CLOCK ->
                victims.computeIfAbsent(best, winner -> new ArrayList<>()).add(write);
            default -> {
                // An id or a priority says nothing of time.
            }
        }
    }

    private void wrongWinner(int read, int best) {
        var what = operations.hasVersion(read) ? "%s (%s)".formatted(operations.result(read), rank(read)) : "nothing";
        var signature = "%s on %s".formatted(operations.key(read), operations.node(read));
        findings.anomaly(
                signature,
                () -> new Anomaly(
                        AnomalyCatalogue.WRONG_WINNER.name(),
                        "Key %s is %s on %s at %s, although that replica had applied %s (%s), which is ranked higher."
                                .formatted(
                                        operations.key(read),
                                        what,
                                        operations.node(read),
                                        Phrases.seconds(operations.completedNanos(read)),
                                        Mutations.written(operations, best),
                                        rank(best)),
                        List.of(
                                Evidence.of(operations, best, "write ranked higher"),
                                Evidence.of(operations, read, "read"))));
    }

    private String rank(int row) {
        return "%s, stamp %d".formatted(operations.dot(row), operations.timestampMicros(row));
    }

    /** A write under a logical clock that is not above what its replica had applied. */
    private void notAbove(int write, int best) {
        findings.anomaly(
                operations.node(write),
                () -> new Anomaly(
                        AnomalyCatalogue.LOST_CAUSALLY_LATER.name(),
                        ("The write of %s to key %s on %s (%s) is ranked below %s (%s), which that replica had applied"
                                        + " before: its logical clock did not go on.")
                                .formatted(
                                        Mutations.written(operations, write),
                                        operations.key(write),
                                        operations.node(write),
                                        rank(write),
                                        Mutations.written(operations, best),
                                        rank(best)),
                        List.of(
                                Evidence.of(operations, best, "write that was applied before"),
                                Evidence.of(operations, write, "write that is ranked below it"))));
    }

    private void runaway(int winner, List<Integer> losers) {
        if (losers.size() < VICTIMS) {
            return;
        }
        findings.anomaly(() -> {
            var first = losers.getFirst();
            var last = losers.getLast();
            var ahead = operations.timestampMicros(winner) - operations.timestampMicros(last);
            var witness = new ArrayList<Evidence>();
            witness.add(Evidence.of(operations, winner, "write whose stamp is ahead"));
            witness.add(Evidence.of(operations, first, "first write that lost to it"));
            witness.add(Evidence.of(operations, last, "last write that lost to it"));
            return new Anomaly(
                    RUNAWAY.name(),
                    ("The write of %s to key %s on %s (%s) outlives %d writes that had seen it, up to %s;"
                                    + " its stamp is %s")
                            .formatted(
                                    Mutations.written(operations, winner),
                                    operations.key(winner),
                                    operations.node(winner),
                                    rank(winner),
                                    losers.size(),
                                    Phrases.seconds(operations.completedNanos(last)),
                                    Phrases.millis(ahead) + " ahead of the last of them."),
                    witness);
        });
    }
}
