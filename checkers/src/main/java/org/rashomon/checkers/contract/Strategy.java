package org.rashomon.checkers.contract;

import java.util.Arrays;
import java.util.Optional;

/** How a cluster resolves conflicts, and with that, what its keys hold. */
public enum Strategy implements Setting {
    LWW_WALL_CLOCK(
            DataType.REGISTER,
            Resolution.LAST_WRITE_WINS,
            "The write with the highest stamp of its replica's wall clock wins; equal stamps go"
                    + " to the higher replica id."),
    LWW_HYBRID_CLOCK(
            DataType.REGISTER,
            Resolution.LAST_WRITE_WINS,
            "The write with the highest hybrid logical clock wins: the wall clock, but never"
                    + " behind what was seen; equal stamps go to the higher replica id."),
    LWW_LAMPORT(
            DataType.REGISTER,
            Resolution.LAST_WRITE_WINS,
            "The write with the highest Lamport clock wins; equal clocks go to the higher" + " replica id."),
    HIGHEST_ID(
            DataType.REGISTER,
            Resolution.HIGHEST_RANK,
            "The write with the highest id wins; the id is a hash of its identity and says nothing of its time."),
    REPLICA_PRIORITY(
            DataType.REGISTER,
            Resolution.HIGHEST_RANK,
            "The write that the higher-numbered replica accepted wins, then the later one of that replica."),
    MERGE_VALUES(
            DataType.REGISTER, Resolution.MERGE, "The values of concurrent writes are sorted and joined, as in B/C."),
    SIBLINGS(
            DataType.REGISTER,
            Resolution.SIBLINGS,
            "All concurrent versions are kept; a read returns them, and the application writes"
                    + " the merged value back."),
    HANDLER_UNION(
            DataType.REGISTER, Resolution.MERGE, "A handler keeps the union of the elements of concurrent values."),
    HANDLER_CONCATENATE(DataType.REGISTER, Resolution.MERGE, "A handler keeps concurrent values one behind the other."),
    HANDLER_MAXIMUM(DataType.REGISTER, Resolution.MAXIMUM, "A handler keeps the greatest of concurrent values."),
    HANDLER_MERGE_JSON(DataType.REGISTER, Resolution.MERGE, "A handler merges concurrent JSON objects field by field."),
    HANDLER(DataType.REGISTER, Resolution.HANDLER, "A conflict handler of your own, named as handler:CLASS."),
    G_COUNTER(
            DataType.COUNTER,
            Resolution.COMMUTE,
            "A counter that only grows: each replica's increments are kept apart and added up."),
    PN_COUNTER(
            DataType.COUNTER,
            Resolution.COMMUTE,
            "A counter that grows and shrinks: each replica's increments and decrements are"
                    + " kept apart and added up."),
    G_SET(DataType.SET, Resolution.COMMUTE, "A set that only grows: the union of what was added anywhere."),
    OR_SET(
            DataType.SET,
            Resolution.COMMUTE,
            "A set in which a remove takes out the adds that it had seen, so that a concurrent" + " add wins."),
    LWW_REGISTER(
            DataType.REGISTER,
            Resolution.LAST_WRITE_WINS,
            "A register that keeps the write with the highest hybrid clock; equal stamps go to"
                    + " the higher replica id."),
    MV_REGISTER(DataType.REGISTER, Resolution.SIBLINGS, "A register that keeps every write that no other had seen."),
    OR_MAP(
            DataType.MAP,
            Resolution.COMMUTE,
            "A map whose fields are observed-remove and whose values are last-write-wins" + " registers."),
    SEQUENCE(
            DataType.LIST,
            Resolution.COMMUTE,
            "A list whose elements keep their place relative to the neighbors that they were" + " inserted between."),
    SYNCHRONOUS(
            DataType.REGISTER,
            Resolution.PREVENT,
            "All leaders must accept a write before it is acknowledged, so that conflicts" + " cannot happen.");

    private static final String OWN_HANDLER = "handler:";

    private final DataType dataType;
    private final Resolution resolution;
    private final String description;

    Strategy(DataType dataType, Resolution resolution, String description) {
        this.dataType = dataType;
        this.resolution = resolution;
        this.description = description;
    }

    /** The strategy of that label; {@code handler:CLASS} is {@link #HANDLER} for any class. */
    public static Optional<Strategy> named(String label) {
        if (label.startsWith(OWN_HANDLER)) {
            return Optional.of(HANDLER);
        }
        return Arrays.stream(values())
                .filter(strategy -> strategy != HANDLER && strategy.label().equals(label))
                .findFirst();
    }

    @Override
    public String label() {
        return this == HANDLER ? "handler:CLASS" : Setting.label(this);
    }

    @Override
    public String description() {
        return description;
    }

    /** What a key holds. */
    public DataType dataType() {
        return dataType;
    }

    /** What becomes of concurrent versions. */
    public Resolution resolution() {
        return resolution;
    }

    /** Whether the number that ranks a write comes from a clock that can be wrong. */
    public boolean trustsWallClocks() {
        return this == LWW_WALL_CLOCK;
    }
}
