package org.rashomon.checkers.causal;

/**
 * A read whose value cannot have come from a committed transaction that it may have seen.
 *
 * @param kind what is wrong
 * @param operation the read
 * @param reader the transaction of the read
 * @param writer the transaction that wrote the value, or {@link Sources#NONE}
 */
record ReadProblem(Kind kind, int operation, int reader, int writer) {

    /** What can be wrong with the value of a read, apart from its place in any order. */
    enum Kind {
        /** Nobody had tried to write it. */
        THIN_AIR,
        /** The transaction that wrote it was aborted. */
        ABORTED,
        /** Its own transaction writes it later. */
        FUTURE,
        /** Its own transaction had written something else. */
        NOT_OWN_WRITE,
        /** The transaction that wrote it then replaced it. */
        INTERMEDIATE
    }
}
