package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Puts the fates of register writes into words. */
final class LossReport {

    private static final AnomalyCatalogue.Entry OUTSIDE_FAILOVER = AnomalyCatalogue.named("conflict-outside-failover");
    private static final AnomalyCatalogue.Entry OUTRANKED = AnomalyCatalogue.named("outranked-write-dropped");

    private final Operations operations;
    private final RegisterWrites writes;
    private final Circumstances circumstances;
    private final String rule;

    LossReport(History history, RegisterWrites writes) {
        this.operations = history.operations();
        this.writes = writes;
        this.circumstances = new Circumstances(history);
        this.rule = Contract.of(history.info())
                .strategy()
                .map(strategy -> "%s: %s".formatted(strategy.label(), strategy.description()))
                .orElse("");
    }

    /**
     * A write that must not have been lost.
     *
     * @param fates its fate at each final read of its key
     */
    Anomaly loss(int write, Fate worst, Map<Integer, Fate> fates) {
        var reads = readsWith(fates, worst);
        var name = switch (worst) {
            case LOST_CAUSALLY_LATER -> AnomalyCatalogue.LOST_CAUSALLY_LATER.name();
            case WRONG_WINNER -> AnomalyCatalogue.WRONG_WINNER.name();
            case OUTSIDE_FAILOVER -> OUTSIDE_FAILOVER.name();
            default -> AnomalyCatalogue.VANISHED_WRITE.name();
        };
        var cause = switch (worst) {
            case LOST_CAUSALLY_LATER -> causallyLater(write, reads.getFirst());
            case WRONG_WINNER -> wrongWinner(write, reads.getFirst());
            case OUTSIDE_FAILOVER ->
                " Neither had seen the other, although every key has one home and no fault could have moved it.";
            default -> "";
        };
        var sentence = "%s, is missing on %s at the end; what stands there is %s.%s%s%s"
                .formatted(
                        described(write),
                        nodes(reads),
                        stands(reads),
                        survival(fates),
                        cause,
                        circumstances.faultsAround(write));
        return new Anomaly(name, sentence, witness(write, reads, worst));
    }

    /** A write that lost to one which the strategy ranks higher. */
    ByDesign droppedByDesign(int write, Map<Integer, Fate> fates) {
        var outranked = fates.containsValue(Fate.OUTRANKED);
        var fate = outranked ? Fate.OUTRANKED : Fate.LOST_CONCURRENT;
        var read = readsWith(fates, fate).getFirst();
        var sentence = "Key %s: %s lost to %s. %s"
                .formatted(
                        operations.key(write),
                        contender(Mutations.written(operations, write), operations.version(write)),
                        contender(operations.result(read), operations.version(read)),
                        outranked
                                ? "It had even seen it: the rule ranks without regard to time."
                                : "Neither replica had seen the other's write.");
        return new ByDesign(
                outranked ? OUTRANKED.name() : AnomalyCatalogue.CONCURRENT_WRITE_DROPPED.name(),
                rule,
                sentence,
                witness(write, List.of(read), fate));
    }

    private static String contender(Value value, Version version) {
        if (!version.isKnown()) {
            return "a delete that is ranked higher, of which every replica has forgotten the trace by now";
        }
        return "%s (%s, stamp %d us, accepted by %s)"
                .formatted(
                        value.equals(Value.NONE) ? "the delete" : value.toString(),
                        version.dot(),
                        version.timestampMicros(),
                        version.dot().replica());
    }

    /** A replica that forgot what it had acknowledged. */
    Anomaly amnesia(Amnesia.Lapse lapse) {
        var last = operations.version(lapse.forgotten()).dot();
        var kept = operations.version(lapse.next()).context().sequenceOf(last.replica());
        var sentence =
                "%s, as %s; but a write that %s accepted afterwards, at %s, knew only its own first %d: it forgot %d.%s"
                        .formatted(
                                described(lapse.forgotten()),
                                last,
                                last.replica(),
                                Phrases.seconds(operations.completedNanos(lapse.next())),
                                kept,
                                last.sequence() - kept,
                                circumstances.faultsAround(lapse.forgotten()));
        return new Anomaly(
                AnomalyCatalogue.REPLICA_AMNESIA.name(),
                sentence,
                List.of(
                        Evidence.of(operations, lapse.forgotten(), "last write before"),
                        Evidence.of(operations, lapse.next(), "first write after")));
    }

    Anomaly thinAir(int read) {
        return new Anomaly(
                AnomalyCatalogue.THIN_AIR_VALUE.name(),
                "Key %s ends on %s as %s, which no client ever tried to write to it."
                        .formatted(operations.key(read), operations.node(read), operations.result(read)),
                List.of(Evidence.of(operations, read, "final read")));
    }

    Anomaly failedVisible(int failed, int read) {
        return new Anomaly(
                AnomalyCatalogue.FAILED_WRITE_VISIBLE.name(),
                "Key %s ends on %s as %s, whose write %s had answered with a failure at %s."
                        .formatted(
                                operations.key(read),
                                operations.node(read),
                                operations.result(read),
                                operations.node(failed),
                                Phrases.seconds(operations.completedNanos(failed))),
                List.of(Evidence.of(operations, failed, "failed write"), Evidence.of(operations, read, "final read")));
    }

    private static List<Integer> readsWith(Map<Integer, Fate> fates, Fate fate) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getValue() == fate)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String described(int write) {
        return "The %s key %s, acknowledged by %s at %s"
                .formatted(
                        operations.function(write).equals(Function.DELETE)
                                ? "delete of"
                                : "write of " + Mutations.written(operations, write) + " to",
                        operations.key(write),
                        operations.node(write),
                        Phrases.seconds(operations.completedNanos(write)));
    }

    private String stands(List<Integer> reads) {
        return Phrases.list(reads.stream().map(this::standing).distinct().toList());
    }

    private String standing(int read) {
        var version = operations.version(read);
        return version.isKnown()
                ? "%s (%s)".formatted(operations.result(read), version.dot())
                : operations.result(read).toString();
    }

    private String survival(Map<Integer, Fate> fates) {
        var survivors = readsWith(fates, Fate.PRESENT);
        return survivors.isEmpty() ? "" : " It survives on %s.".formatted(nodes(survivors));
    }

    private String nodes(List<Integer> reads) {
        return Phrases.list(reads.stream().map(operations::node).toList());
    }

    /** That the write had seen the survivor and, where it was measured, which clock was wrong. */
    private String causallyLater(int write, int read) {
        var lost = Rank.of(operations.version(write));
        var kept = Rank.of(operations.version(read));
        var text = " It had seen that version, so it came causally later.";
        if (!lost.isKnown() || !kept.isKnown()) {
            return text;
        }
        return text
                + " The stamp of what stands is %s ahead of its own."
                        .formatted(Phrases.millis(kept.timestampMicros() - lost.timestampMicros()))
                + skew(write, read, lost.replica(), kept.replica());
    }

    private String skew(int write, int read, String loser, String winner) {
        var survivor = writes.writer(operations.keyNumber(read), operations.result(read));
        var atLoser = circumstances.clockBefore(loser, write);
        var atWinner = circumstances.clockBefore(winner, survivor == RowIndex.NONE ? write : survivor);
        if (atLoser.isEmpty() || atWinner.isEmpty()) {
            return " No measurement of both clocks from before it is known.";
        }
        if (winner.equals(loser)) {
            return " The clock of %s was last measured %s ahead of the harness's before the one, %s before the other."
                    .formatted(
                            winner,
                            Phrases.millis(atWinner.get().clockOffsetMicros()),
                            Phrases.millis(atLoser.get().clockOffsetMicros()));
        }
        var skew = atWinner.get().clockOffsetMicros() - atLoser.get().clockOffsetMicros();
        return " The clock of %s was last measured %s %s that of %s."
                .formatted(winner, Phrases.millis(Math.abs(skew)), skew >= 0 ? "ahead of" : "behind", loser);
    }

    private String wrongWinner(int write, int read) {
        var lost = operations.version(write);
        var kept = operations.version(read);
        return " Neither had seen the other, and its own rank (%d us, %s) is above that of what stands (%d us, %s)."
                .formatted(lost.timestampMicros(), lost.dot(), kept.timestampMicros(), kept.dot());
    }

    private List<Evidence> witness(int write, List<Integer> reads, Fate fate) {
        var witness = new ArrayList<Evidence>();
        witness.add(Evidence.of(operations, write, "lost write"));
        for (var read : reads) {
            var survivor = writes.writer(operations.keyNumber(read), operations.result(read));
            if (survivor != RowIndex.NONE) {
                witness.add(Evidence.of(operations, survivor, fate == Fate.VANISHED ? "what stands" : "winner"));
            }
            witness.add(Evidence.of(operations, read, "final read"));
        }
        if (fate == Fate.LOST_CAUSALLY_LATER) {
            witness.addAll(clocks(write, reads.getFirst()));
        }
        return witness.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Evidence::index))
                .toList();
    }

    private List<Evidence> clocks(int write, int read) {
        var survivor = writes.writer(operations.keyNumber(read), operations.result(read));
        return Stream.of(
                        circumstances.clockBefore(
                                operations.version(write).dot().replica(), write),
                        circumstances.clockBefore(
                                operations.version(read).dot().replica(), survivor == RowIndex.NONE ? write : survivor))
                .flatMap(Optional::stream)
                .map(state -> Evidence.of(state, "clock"))
                .toList();
    }
}
