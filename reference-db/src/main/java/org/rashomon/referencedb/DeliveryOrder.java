package org.rashomon.referencedb;

/** When a change that has arrived may be applied. Not sealed, so that a defect can stand in for one. */
public interface DeliveryOrder {

    /** What to do with a change. */
    enum Judgment {
        APPLY,
        /** Keep it until what it depends on is there. */
        HOLD,
        /** Writes of its origin are missing before it: the sender must begin with those. */
        REFUSE
    }

    /**
     * Judges a change that was neither applied nor held yet.
     *
     * @param applied what this replica has applied
     * @param received the same with what it holds back
     */
    Judgment judge(Change change, VersionVector applied, VersionVector received);

    /** Whether a link with a backlog begins with the latest change. */
    boolean latestFirst();

    /** The writes of one origin in the order in which it accepted them. */
    record Fifo() implements DeliveryOrder {
        @Override
        public Judgment judge(Change change, VersionVector applied, VersionVector received) {
            return isNext(change, applied) ? Judgment.APPLY : Judgment.REFUSE;
        }

        @Override
        public boolean latestFirst() {
            return false;
        }
    }

    /**
     * A write only after everything that its origin had applied before it (after Schwarz, Mattern: Detecting causal
     * relationships in distributed computations, 1994).
     */
    record Causal() implements DeliveryOrder {
        @Override
        public Judgment judge(Change change, VersionVector applied, VersionVector received) {
            if (!isNext(change, received)) {
                return Judgment.REFUSE;
            }
            return isNext(change, applied) && applied.covers(change.context()) ? Judgment.APPLY : Judgment.HOLD;
        }

        @Override
        public boolean latestFirst() {
            return false;
        }
    }

    /** Whatever arrives, as soon as it does. */
    record Unordered() implements DeliveryOrder {
        @Override
        public Judgment judge(Change change, VersionVector applied, VersionVector received) {
            return Judgment.APPLY;
        }

        @Override
        public boolean latestFirst() {
            return true;
        }
    }

    private static boolean isNext(Change change, VersionVector vector) {
        return change.dot().sequence() == vector.get(change.dot().origin()) + 1;
    }
}
