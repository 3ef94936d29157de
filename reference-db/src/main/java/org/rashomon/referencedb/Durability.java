package org.rashomon.referencedb;

/**
 * How many other replicas must have a write on disk before it is acknowledged; this one always must. Not sealed, so
 * that a defect can stand in for one.
 */
public interface Durability {

    /** How many of this replica's targets must have it. */
    int copiesElsewhere(int targets);

    /** None. */
    record Asynchronous() implements Durability {
        @Override
        public int copiesElsewhere(int targets) {
            return 0;
        }
    }

    /** One, if there is one. */
    record SemiSynchronous() implements Durability {
        @Override
        public int copiesElsewhere(int targets) {
            return Math.min(1, targets);
        }
    }

    /** All. */
    record Synchronous() implements Durability {
        @Override
        public int copiesElsewhere(int targets) {
            return targets;
        }
    }
}
