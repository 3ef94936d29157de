package org.rashomon.nemesis.toxiproxy;

/** What travels along one direction of a connection. Nothing follows an end. */
sealed interface Delivery {

    /** Some bytes, in their order. The array has one owner at a time; two of these are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Delivery {}

    /** No more bytes will come, for the reason given. */
    record End(Ending ending) implements Delivery {}

    /** Why no more bytes come. */
    enum Ending {
        /** The sender has finished; the other direction goes on. */
        FINISHED,
        /** The connection is to be closed. */
        CLOSED,
        /** The connection is to be reset. */
        RESET
    }
}
