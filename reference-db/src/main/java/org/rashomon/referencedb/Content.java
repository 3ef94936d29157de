package org.rashomon.referencedb;

/** What a version of a key holds. */
public sealed interface Content {

    /** What a key holds that was never written or was deleted. */
    static Content none() {
        return new Tombstone();
    }

    /**
     * A JSON value. The store does not look into it and compares it as text.
     *
     * @param json the value in one canonical spelling; see {@code docs/store-api.md}
     */
    record Value(String json) implements Content {}

    /** The key was deleted; kept so that an older write that arrives late stays dead. */
    record Tombstone() implements Content {}

    /** Whether there is a value to read. */
    default boolean isValue() {
        return switch (this) {
            case Value ignored -> true;
            case Tombstone ignored -> false;
        };
    }

    /** The value's JSON text; empty for a tombstone. */
    default String text() {
        return switch (this) {
            case Value(var json) -> json;
            case Tombstone ignored -> "";
        };
    }
}
