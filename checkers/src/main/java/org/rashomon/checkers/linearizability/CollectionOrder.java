package org.rashomon.checkers.linearizability;

/** In which order one kind of collection gives its elements back, when they are unique. */
@FunctionalInterface
interface CollectionOrder {

    /** What the stays of elements and the empty answers of one history come to. */
    Answer decide(Stays stays);

    /** An answer. */
    sealed interface Answer {

        /**
         * They are explained.
         *
         * @param steps the operations in order; the complement of a stay stands for its presumed take
         */
        @SuppressWarnings("ArrayRecordComponent") // operations by number, never compared
        record Explained(int[] steps) implements Answer {}

        /**
         * These stays, and these operations that found nothing, cannot be explained whatever else happened.
         *
         * @param stays the stays
         * @param empty operations that found nothing
         */
        @SuppressWarnings("ArrayRecordComponent") // stays by number, never compared
        record Impossible(int[] stays, int[] empty) implements Answer {}

        /** Nothing was found out. */
        record Unclear() implements Answer {}
    }
}
