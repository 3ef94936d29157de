package org.rashomon.checkers.causal;

import org.rashomon.history.Operations;

/**
 * How the operations of a run become transactions.
 *
 * @param onEachNode whether what a session does on different nodes counts as different sessions
 * @param grain what of a multi-key transaction stays together
 * @param node the node on which transactions stay whole, for {@link Grain#WHOLE_ON_ONE_NODE}
 */
public record Shape(boolean onEachNode, Grain grain, String node) {

    /** What of a multi-key transaction stays together. */
    public enum Grain {
        /** All of it. */
        WHOLE,
        /** Its reads; each write is by itself, for it may become visible by itself. */
        WRITES_APART,
        /** All of it, if the node executed it; of those of other nodes only the writes count, each by itself. */
        WHOLE_ON_ONE_NODE
    }

    /** As it was asked for. */
    public static final Shape AS_RECORDED = new Shape(false, Grain.WHOLE, "");

    /** As single operations, where transactions of several are none of the question's business. */
    public static final Shape WRITES_APART = new Shape(false, Grain.WRITES_APART, "");

    /** As a store replicates it whose unit is the record, seen by sessions that stay where they are. */
    public static final Shape ON_EACH_NODE = new Shape(true, Grain.WRITES_APART, "");

    /** As one node knows it, if transactions are atomic where they were executed and nowhere else. */
    public static Shape wholeOn(String node) {
        return new Shape(true, Grain.WHOLE_ON_ONE_NODE, node);
    }

    /** Who follows whom. */
    public SessionOrder order(Operations operations) {
        return onEachNode ? SessionOrder.onEachNode(operations) : new SessionOrder(operations);
    }

    boolean isWhole(String executedOn) {
        return switch (grain) {
            case WHOLE -> true;
            case WRITES_APART -> false;
            case WHOLE_ON_ONE_NODE -> executedOn.equals(node);
        };
    }

    boolean hasReads(String executedOn) {
        return grain != Grain.WHOLE_ON_ONE_NODE || executedOn.equals(node);
    }
}
