package org.rashomon.nemesis.toxiproxy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The types of toxics. */
enum ToxicType {
    LATENCY,
    BANDWIDTH,
    SLOW_CLOSE,
    TIMEOUT,
    RESET_PEER,
    SLICER,
    LIMIT_DATA;

    static Optional<ToxicType> of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of the attributes. */
    Set<String> attributes() {
        return effect(Map.of()).attributes().keySet();
    }

    /** The effect with these attributes; those that are missing are 0. */
    Effect effect(Map<String, Long> values) {
        ToLongFunction<String> value = name -> values.getOrDefault(name, 0L);
        return switch (this) {
            case LATENCY -> new LatencyEffect(value.applyAsLong("latency"), value.applyAsLong("jitter"));
            case BANDWIDTH -> new BandwidthEffect(value.applyAsLong("rate"));
            case SLOW_CLOSE -> new SlowCloseEffect(value.applyAsLong("delay"));
            case TIMEOUT -> new TimeoutEffect(value.applyAsLong("timeout"));
            case RESET_PEER -> new ResetPeerEffect(value.applyAsLong("timeout"));
            case SLICER ->
                new SlicerEffect(
                        value.applyAsLong("average_size"),
                        value.applyAsLong("size_variation"),
                        value.applyAsLong("delay"));
            case LIMIT_DATA -> new LimitDataEffect(value.applyAsLong("bytes"));
        };
    }
}
