package org.rashomon.checkers.session;

import org.rashomon.checkers.Evidence;
import org.rashomon.history.Event;
import org.rashomon.history.Operations;

/** What a replica had applied at some moment. */
sealed interface Observation {

    /** The highest sequence of a replica that had been applied. */
    long sequence(int replica);

    String node();

    Evidence evidence();

    /**
     * As the answer to an operation tells; the write itself is included.
     *
     * @param before whether it is what the replica had applied when it accepted the write, not when it answered
     */
    record Answer(Operations operations, int row, boolean before, boolean isWrite) implements Observation {
        @Override
        public long sequence(int replica) {
            var told = before ? operations.contextSequence(row, replica) : operations.seenSequence(row, replica);
            return isWrite && replica == operations.dotReplica(row)
                    ? Math.max(told, operations.dotSequence(row))
                    : told;
        }

        @Override
        public String node() {
            return operations.node(row);
        }

        @Override
        public Evidence evidence() {
            return Evidence.of(operations, row, "answer");
        }
    }

    /** As the replica told of itself. */
    final class Told implements Observation {

        private final Event.ReplicaState state;
        private final long[] applied;

        Told(Event.ReplicaState state, long[] applied) {
            this.state = state;
            this.applied = applied;
        }

        @Override
        public long sequence(int replica) {
            return Replicas.sequence(applied, replica);
        }

        @Override
        public String node() {
            return state.node();
        }

        @Override
        public Evidence evidence() {
            return Evidence.of(state, "replica");
        }
    }
}
