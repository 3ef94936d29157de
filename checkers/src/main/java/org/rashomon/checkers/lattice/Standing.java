package org.rashomon.checkers.lattice;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which models hold of a history, which are refuted, and which are undecided. */
public final class Standing {

    /** What is known of one model. */
    public enum Status {
        HOLDS,
        REFUTED,
        UNDECIDED
    }

    private final Map<ConsistencyModel, Status> statuses = new EnumMap<>(ConsistencyModel.class);

    /** Nothing is known. */
    Standing() {
        Arrays.stream(ConsistencyModel.values()).forEach(model -> statuses.put(model, Status.UNDECIDED));
    }

    /**
     * Learns of one model, and so of those that it implies, or that imply it.
     *
     * @throws IllegalStateException if that contradicts what is known
     */
    void learn(ConsistencyModel model, Status status) {
        switch (status) {
            case UNDECIDED -> {}
            case HOLDS -> {
                put(model, status);
                Arrays.stream(ConsistencyModel.values()).filter(model::implies).forEach(weaker -> put(weaker, status));
            }
            case REFUTED -> {
                put(model, status);
                model.stronger().forEach(stronger -> put(stronger, status));
            }
        }
    }

    private void put(ConsistencyModel model, Status status) {
        var known = statuses.put(model, status);
        if (known != Status.UNDECIDED && known != status) {
            throw new IllegalStateException("%s both holds and is refuted".formatted(model.label()));
        }
    }

    /** What is known of a model. */
    public Status of(ConsistencyModel model) {
        return statuses.getOrDefault(model, Status.UNDECIDED);
    }

    /** The strongest models that hold: none that holds implies them. */
    public List<ConsistencyModel> strongest() {
        return extremes(Status.HOLDS, model -> model.stronger().stream().noneMatch(is(Status.HOLDS)));
    }

    /** The strongest models that are not refuted, whether they hold or are undecided. */
    public List<ConsistencyModel> strongestNotRefuted() {
        var open = is(Status.REFUTED).negate();
        return Arrays.stream(ConsistencyModel.values())
                .filter(open)
                .filter(model -> model.stronger().stream().noneMatch(open))
                .toList();
    }

    /** The weakest models that are refuted: they imply none that is. */
    public List<ConsistencyModel> weakestRefuted() {
        return extremes(
                Status.REFUTED,
                model -> Arrays.stream(ConsistencyModel.values())
                        .filter(model::implies)
                        .noneMatch(is(Status.REFUTED)));
    }

    /** As facts of a result: the extremes, and each model by itself. */
    Map<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("strongest", names(strongest()));
        facts.put("strongest-not-refuted", names(strongestNotRefuted()));
        facts.put("weakest-refuted", names(weakestRefuted()));
        facts.put("undecided", names(extremes(Status.UNDECIDED, model -> true)));
        statuses.forEach((model, status) ->
                facts.put("model-" + model.label(), status.name().toLowerCase(Locale.ROOT)));
        return facts;
    }

    private Predicate<ConsistencyModel> is(Status status) {
        return model -> of(model) == status;
    }

    private List<ConsistencyModel> extremes(Status status, Predicate<ConsistencyModel> isExtreme) {
        return Arrays.stream(ConsistencyModel.values())
                .filter(is(status))
                .filter(isExtreme)
                .toList();
    }

    private static String names(List<ConsistencyModel> models) {
        return models.isEmpty()
                ? "none"
                : models.stream().map(ConsistencyModel::label).collect(Collectors.joining(", "));
    }
}
