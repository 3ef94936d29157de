package org.rashomon.referencedb;

/** What a client asks of one replica. */
public sealed interface Request {

    /** The current version of a key; answered by {@link Reply.Found} or {@link Reply.NotFound}. */
    record Read(String key) implements Request {}

    /** Writes a value, or a tombstone to delete; answered by {@link Reply.Written}. */
    record Write(String key, Content content) implements Request {}

    /**
     * Writes if this replica's current content equals the expected one; answered by {@link Reply.Written} or
     * {@link Reply.Mismatch}. Says nothing about what other replicas accept at the same time.
     *
     * @param expected {@link Content#none()} to expect no value
     */
    record CompareAndSet(String key, Content expected, Content content) implements Request {}

    /** All values whose key starts with the prefix; answered by {@link Reply.Entries}. */
    record Scan(String prefix) implements Request {}

    /** How the replica is; answered by {@link Reply.Status}. */
    record Inspect() implements Request {}
}
