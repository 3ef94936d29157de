package org.rashomon.referencedb;

import java.util.List;

/** What a client asks of one replica. Any of them may be answered by {@link Reply.Refused}. */
public sealed interface Request {

    /** What a key holds; answered by {@link Reply.Found} or {@link Reply.NotFound}. */
    record Read(String key) implements Request {}

    /**
     * Changes a key; answered by {@link Reply.Written}.
     *
     * @param basis which versions the client means to replace
     */
    record Update(String key, Operation operation, Basis basis) implements Request {

        /** An update by a client that says nothing about versions. */
        public static Update of(String key, Operation operation) {
            return new Update(key, operation, new Basis.Unsaid());
        }
    }

    /**
     * Sets a register if this replica's value equals the expected one; answered by {@link Reply.Written} or
     * {@link Reply.Mismatch}. Says nothing about what other replicas accept at the same time.
     *
     * @param expected {@link Content#none()} to expect no value
     */
    record CompareAndSet(String key, Content expected, String json) implements Request {}

    /** All values whose key starts with the prefix; answered by {@link Reply.Entries}. */
    record Scan(String prefix) implements Request {}

    /** Several reads and writes at once, on this replica; answered by {@link Reply.Done}. */
    record Transaction(List<Step> steps) implements Request {

        public Transaction {
            steps = List.copyOf(steps);
        }
    }

    /** One step of a transaction. */
    sealed interface Step {

        /** Reads a register. */
        record Read(String key) implements Step {}

        /** Sets a register. */
        record Write(String key, String json) implements Step {}
    }

    /** Adds a row to a table under an id that the replica chooses; answered by {@link Reply.Created}. */
    record Create(String table, String json) implements Request {}

    /** Does the same once this replica has applied all of the vector. */
    record After(VersionVector seen, Request request) implements Request {}

    /** Whether it may change something. */
    default boolean isWrite() {
        return switch (this) {
            case Update ignored -> true;
            case CompareAndSet ignored -> true;
            case Transaction ignored -> true;
            case Create ignored -> true;
            case After(var ignored, var request) -> request.isWrite();
            case Read ignored -> false;
            case Scan ignored -> false;
            case Inspect ignored -> false;
            case InspectConflicts ignored -> false;
        };
    }

    /** How the replica is; answered by {@link Reply.Status}. */
    record Inspect() implements Request {}

    /** The conflicts numbered above the given one; answered by {@link Reply.ConflictLog}. */
    record InspectConflicts(long after) implements Request {}
}
