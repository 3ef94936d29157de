package org.rashomon.checkers.lostwrite;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.visibility.Ranking;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Decides the {@link Fate} of an acknowledged write on a replica, given the replica's final read of the key. */
final class FateJudge {

    private final History history;
    private final Operations operations;
    private final RegisterWrites writes;
    private final FinalReads finals;
    private final Amnesia amnesia;
    private final Contract contract;
    private final Optional<Strategy> strategy;
    private final Ranking ranking;
    private final KnownDeletes knownDeletes;
    /** When anything first went wrong: a fault, or a node that did not tell its state in time, as after a long sync. */
    private final OptionalLong firstTrouble;
    /** Costly, and not needed where the store tells versions; so made when first asked for. */
    private @Nullable CausalOrder inferred;

    FateJudge(History history, RegisterWrites writes, FinalReads finals, Amnesia amnesia) {
        this.history = history;
        this.operations = history.operations();
        this.writes = writes;
        this.finals = finals;
        this.amnesia = amnesia;
        this.contract = Contract.of(history.info());
        this.strategy = contract.strategy();
        this.ranking = new Ranking(operations, strategy.orElse(Strategy.LWW_WALL_CLOCK));
        this.knownDeletes = new KnownDeletes(operations, ranking);
        this.firstTrouble = LongStream.concat(
                        history.faults().stream().mapToLong(Event.Fault::timeNanos),
                        history.replicaStates().stream()
                                .filter(state -> !state.reachable())
                                .mapToLong(Event.ReplicaState::timeNanos))
                .min();
    }

    Fate judge(int write, int read) {
        var versioned = operations.hasVersion(write) && operations.hasVersion(read);
        var sameValue = Mutations.written(operations, write).equals(operations.result(read));
        if (sameValue && isIdentifiedByValue(write)) {
            return Fate.PRESENT;
        }
        if (versioned) {
            return sameValue && hasSameDot(write, read) ? Fate.PRESENT : byVersion(write, read);
        }
        if (sameValue) {
            return operations.function(write).equals(Function.DELETE) ? Fate.PRESENT : Fate.AMBIGUOUS_VALUE;
        }
        return byClients(write, read);
    }

    /** Whether causal order had to be inferred and could not be, for lack of memory. */
    boolean lacksOrder() {
        return inferred != null && !inferred.isComplete();
    }

    private boolean isIdentifiedByValue(int write) {
        return !operations.function(write).equals(Function.DELETE) && !writes.isAmbiguous(write);
    }

    private boolean hasSameDot(int write, int read) {
        return operations.version(write).dot().equals(operations.version(read).dot());
    }

    private Fate byVersion(int write, int read) {
        var survivor = survivor(read);
        if (operations.hadSeen(read, write) && !endedBefore(survivor, write)) {
            return amnesia.mayHaveBeenReused(write, survivor) ? Fate.REUSED_IDENTITY : Fate.SUPERSEDED;
        }
        if (operations.hadSeen(write, read) && !beganAfter(survivor, write)) {
            return overruledThoughLater(write, read);
        }
        if (operations.dotReplica(read) == operations.dotReplica(write)) {
            // A replica's own writes are never concurrent: it forgot this one before it accepted the other.
            return missing(write, read);
        }
        return lostToConcurrent(write, read);
    }

    private Fate overruledThoughLater(int write, int read) {
        if (!ranking.isKnown(read) || !ranking.isKnown(write)) {
            return orUnread(Fate.LOST_CAUSALLY_LATER, write, read);
        }
        if (ranking.compare(read, write) < 0) {
            return missing(write, read);
        }
        return resolution().equals(Optional.of(Resolution.HIGHEST_RANK)) ? Fate.OUTRANKED : Fate.LOST_CAUSALLY_LATER;
    }

    private Optional<Resolution> resolution() {
        return strategy.map(Strategy::resolution);
    }

    private Fate lostToConcurrent(int write, int read) {
        if (strategy.isEmpty()) {
            return Fate.UNKNOWN_RULE;
        }
        return switch (strategy.get().resolution()) {
            case LAST_WRITE_WINS, HIGHEST_RANK -> byRank(write, read);
            case PREVENT -> missing(write, read);
            case SIBLINGS, MERGE, MAXIMUM, HANDLER, COMMUTE -> Fate.UNKNOWN_RULE;
        };
    }

    private Fate byRank(int write, int read) {
        if (!ranking.isKnown(write) || !ranking.isKnown(read)) {
            return Fate.UNKNOWN_RANK;
        }
        if (ranking.compare(read, write) < 0) {
            return wrongWinner(write, read);
        }
        var avoided = contract.routing() == Routing.HOME && !homeMayHaveMoved(write, read);
        return avoided ? Fate.OUTSIDE_FAILOVER : Fate.LOST_CONCURRENT;
    }

    /** Whether anything went wrong before the later of two writes ended, so that the key may have got another home. */
    private boolean homeMayHaveMoved(int write, int read) {
        var survivor = survivor(read);
        var isTimed = survivor != RowIndex.NONE && operations.outcome(survivor) == Outcome.OK;
        var survivorEnd = isTimed ? operations.completedNanos(survivor) : operations.invokedNanos(read);
        var end = Math.max(operations.completedNanos(write), survivorEnd);
        return firstTrouble.isPresent() && firstTrouble.getAsLong() <= end;
    }

    /** A replica that never applied the write did not choose; there the write is missing. */
    private Fate wrongWinner(int write, int read) {
        var seen = operations.version(read).seen();
        return seen.isEmpty() || operations.showed(read, write) ? Fate.WRONG_WINNER : missing(write, read);
    }

    private Fate byClients(int write, int read) {
        var key = operations.keyNumber(write);
        if (operations.result(read).equals(Value.NONE)) {
            return writes.mayBeDeleted(key) ? byDeletes(write, read) : missing(write, read);
        }
        var survivor = survivor(read);
        if (survivor == RowIndex.NONE) {
            return Fate.UNKNOWN_WRITER;
        }
        if (order().isBeforeSurvivor(write, survivor)) {
            return Fate.SUPERSEDED;
        }
        if (!order().isAfterSurvivor(write, survivor)) {
            return Fate.UNKNOWN_ORDER;
        }
        return resolution().equals(Optional.of(Resolution.HIGHEST_RANK))
                ? Fate.UNKNOWN_RANK
                : orUnread(Fate.LOST_CAUSALLY_LATER, write, read);
    }

    private Fate byDeletes(int write, int read) {
        // A session that changes replicas may delete later what it had not seen, so that its last delete is not enough.
        var known = knownDeletes.ofKey(operations.keyNumber(write));
        if (known.stream().anyMatch(delete -> operations.hadSeen(delete, write))) {
            return Fate.SUPERSEDED;
        }
        if (known.stream().anyMatch(delete -> outranks(delete, write))) {
            return Fate.LOST_CONCURRENT;
        }
        var deletes = order().lastDeletes(operations.keyNumber(write));
        if (Arrays.stream(deletes)
                .anyMatch(delete -> operations.hadSeen(delete, write) || order().isBeforeSurvivor(write, delete))) {
            return Fate.SUPERSEDED;
        }
        return Arrays.stream(deletes).allMatch(delete -> isAfter(write, delete))
                ? missing(write, read)
                : Fate.UNKNOWN_ORDER;
    }

    /** Whether a write lost to a concurrent delete that was forgotten once every replica had it. */
    private boolean outranks(int delete, int write) {
        return resolution().equals(Optional.of(Resolution.LAST_WRITE_WINS))
                && operations.hasVersion(write)
                && ranking.isKnown(write)
                && !operations.hadSeen(write, delete)
                && ranking.compare(delete, write) > 0;
    }

    /** What versions tell counts for more than sessions: one that changes replicas takes along what the next lacks. */
    private boolean isAfter(int write, int delete) {
        return (operations.hasVersion(write) && operations.hasVersion(delete))
                ? operations.hadSeen(write, delete)
                : order().isAfterSurvivor(write, delete);
    }

    private Fate missing(int write, int read) {
        return orUnread(Fate.VANISHED, write, read);
    }

    /** A write that no other replica ever got may still be on the node that acknowledged it, if that was not read. */
    private Fate orUnread(Fate proved, int write, int read) {
        var holder = finals.nodes().indexOf(operations.node(write));
        var unread = holder < 0 || finals.row(holder, operations.keyNumber(write)) == FinalReads.NONE;
        return unread && !operations.showed(read, write) ? Fate.HOLDER_UNREAD : proved;
    }

    private int survivor(int read) {
        var writer = writes.writer(operations.keyNumber(read), operations.result(read));
        return writer == RowIndex.NONE || writes.isAmbiguous(writer) ? RowIndex.NONE : writer;
    }

    /** Whether a survivor was acknowledged before a write was invoked, so that it cannot have seen it. */
    private boolean endedBefore(int survivor, int write) {
        return survivor != RowIndex.NONE
                && operations.outcome(survivor) == Outcome.OK
                && operations.completedIndex(survivor) < operations.invokedIndex(write);
    }

    /** Whether a survivor was invoked after a write was acknowledged, so that the write cannot have seen it. */
    private boolean beganAfter(int survivor, int write) {
        return survivor != RowIndex.NONE && operations.invokedIndex(survivor) > operations.completedIndex(write);
    }

    private CausalOrder order() {
        var order = inferred;
        if (order == null) {
            order = new CausalOrder(history, writes, finals);
            inferred = order;
        }
        return order;
    }
}
