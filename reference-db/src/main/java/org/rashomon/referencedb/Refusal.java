package org.rashomon.referencedb;

/** Why a request was not carried out. All but {@link Kind#NOT_REPLICATED} promise that it had no effect. */
public record Refusal(Kind kind, String message) {

    /** The reasons. */
    public enum Kind {
        /** The strategy has no such operation on its data type. */
        UNSUPPORTED_OPERATION,
        /** The value does not fit. */
        INVALID_VALUE,
        /** A list has no such element. */
        NO_SUCH_ELEMENT,
        /** Writes go to the leader, which the message names. */
        NOT_LEADER,
        /** The replica has not applied in time what the client has seen. */
        NOT_CAUGHT_UP,
        /** The replica has lost its data and accepts writes only after it has caught up. */
        CATCHING_UP,
        /** Not every leader could be asked, or the last write of the key is undecided. */
        NOT_ALL_REACHABLE,
        /** The write stands here, but is not known to be on as many replicas as the configuration asks for. */
        NOT_REPLICATED
    }
}
