package org.rashomon.checkers.visibility;

import java.util.function.IntPredicate;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * Which updates each answer reflects, as far as the store tells: those of each replica up to the sequence in the
 * answer's vector.
 */
public final class Visibility {

    private final Operations operations;
    private final KnownUpdates updates;
    private final KeyUpdates ofKeys;
    private final DoubtfulUpdates doubtful;
    private final boolean usable;

    /**
     * Prepares the answers of a history.
     *
     * @param matters which rows are updates
     */
    public Visibility(History history, IntPredicate matters) {
        this.operations = history.operations();
        this.updates = new KnownUpdates(operations);
        this.ofKeys = new KeyUpdates(operations, updates, matters);
        this.doubtful = new DoubtfulUpdates(operations, updates, matters);
        // Applied out of order, an update is reflected before the vector can claim it.
        this.usable = !updates.areSparse() && Contract.of(history.info()).delivery() != Delivery.UNORDERED;
    }

    /** Whether vectors tell all that was applied; out of order, an update takes effect before they can claim it. */
    public boolean isOrdered() {
        return usable;
    }

    /** Whether the answer to a successful read tells which updates it reflects. */
    public boolean isTold(int read) {
        return usable && operations.outcome(read) == Outcome.OK && operations.tellsSeen(read);
    }

    /** The position among the updates of the read's key behind the last one by a replica that it reflects. */
    public int upTo(int read, int replica) {
        return ofKeys.upTo(operations.keyNumber(read), replica, operations.seenSequence(read, replica));
    }

    /** Whether an answer reflects an update with a known dot. */
    public boolean reflects(int read, int update) {
        return operations.showed(read, update);
    }

    public KnownUpdates updates() {
        return updates;
    }

    public KeyUpdates ofKeys() {
        return ofKeys;
    }

    public DoubtfulUpdates doubtful() {
        return doubtful;
    }
}
