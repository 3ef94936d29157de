package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.Script;

/**
 * Makes a failing scenario smaller for as long as the same anomaly is found: first fewer faults and operations by delta
 * debugging (Zeller, Hildebrandt: Simplifying and isolating failure-inducing input, 2002), then fewer nodes and
 * sessions and keys, and less time; and all over again until nothing helps any more. Delta debugging ends where no
 * single piece can be spared, which depends on the order of trying; what is still long then is tried in another.
 */
public final class Shrinker {

    /** So many operations and faults are few enough to read. */
    private static final int SMALL = 8;

    private final String anomaly;
    private final BooleanSupplier isToStop;
    private long attempts;

    /**
     * Shrinks while this anomaly is found.
     *
     * @param anomaly as {@link Trial#signature} has it
     * @param isToStop whether to be content with what there is
     */
    public Shrinker(String anomaly, BooleanSupplier isToStop) {
        this.anomaly = anomaly;
        this.isToStop = isToStop;
    }

    /** Which pieces of a run are taken away first. */
    private enum Order {
        /** Quick, as the beginning of a run is a run by itself; its end may name what was made before, such as ids. */
        LAST_FIRST,
        /** What happens while links are cut does not depend on how long each message took. */
        FIRST_FIRST
    }

    /** How many scenarios were tried so far. */
    public long attempts() {
        return attempts;
    }

    /** Whether the scenario shows the anomaly by its steps; without operations, the workload would draw some. */
    public boolean shows(Scenario scenario) {
        if (scenario.script().operations().isEmpty()) {
            return false;
        }
        attempts++;
        try {
            return Trial.of(scenario, "").signature().contains(anomaly);
        } catch (ScenarioException | IllegalArgumentException impossible) {
            return false;
        }
    }

    /** The smallest scenario found; the given one, which must show the anomaly, if there is no smaller. */
    public Scenario shrink(Scenario failing) {
        var smallest = shrink(failing, Order.LAST_FIRST);
        if (size(smallest) > SMALL) {
            var other = shrink(failing, Order.FIRST_FIRST);
            smallest = size(other) < size(smallest) ? other : smallest;
        }
        var steady = steady(smallest);
        return Edits.roomier(steady).stream().filter(this::shows).findFirst().orElse(steady);
    }

    private static int size(Scenario scenario) {
        return scenario.script().operations().size()
                + scenario.script().faults().size();
    }

    private Scenario shrink(Scenario failing, Order order) {
        var smallest = failing;
        for (var before = Optional.<Scenario>empty();
                !isToStop.getAsBoolean() && !before.equals(Optional.of(smallest)); ) {
            before = Optional.of(smallest);
            smallest = fewer(smallest, order, Script::operations, Edits::withOperations);
            smallest = fewer(smallest, order, Script::faults, Edits::withFaults);
            smallest = fewer(smallest, order, Script::operations, Edits::withOperations);
            smallest = withoutNodes(smallest);
            smallest = whileItShows(smallest, Edits::fewerSessions);
            smallest = whileItShows(smallest, Edits::fewerKeys);
            smallest = whileItShows(smallest, Edits::fewerTargets);
            smallest = whileItShows(smallest, Edits::earlier);
            smallest = whileItShows(smallest, Edits::shorterFaults);
        }
        return smallest;
    }

    /** Its faults of links one after the other. */
    private Scenario steady(Scenario smallest) {
        var steady = smallest;
        for (var fault = 0; fault < smallest.script().faults().size(); fault++) {
            steady = Edits.steadier(steady).stream()
                    .filter(this::shows)
                    .findFirst()
                    .orElse(steady);
        }
        return steady;
    }

    private <T> Scenario fewer(
            Scenario failing, Order order, Function<Script, List<T>> items, Edits.Replacement<T> replacement) {
        var kept = items.apply(failing.script());
        if (kept.isEmpty()) {
            return failing;
        }
        var without = replacement.in(failing, List.of());
        if (shows(without)) {
            return without;
        }
        var pieces = Math.min(2, kept.size());
        while (kept.size() >= 2 && !isToStop.getAsBoolean()) {
            var reduced = reduced(kept, pieces, order, rest -> shows(replacement.in(failing, rest)));
            if (reduced.isPresent()) {
                kept = reduced.get();
                pieces = Math.max(2, Math.min(pieces - 1, kept.size()));
            } else if (pieces < kept.size()) {
                pieces = Math.min(2 * pieces, kept.size());
            } else {
                break;
            }
        }
        return replacement.in(failing, kept);
    }

    /** What is left when one of so many pieces is taken away, if it still shows the anomaly. */
    private <T> Optional<List<T>> reduced(List<T> kept, int pieces, Order order, Predicate<List<T>> shows) {
        for (var turn = 0; turn < pieces && !isToStop.getAsBoolean(); turn++) {
            var piece = order == Order.LAST_FIRST ? pieces - 1 - turn : turn;
            var from = kept.size() * piece / pieces;
            var to = kept.size() * (piece + 1) / pieces;
            var rest = new ArrayList<>(kept.subList(0, from));
            rest.addAll(kept.subList(to, kept.size()));
            if (shows.test(rest)) {
                return Optional.of(rest);
            }
        }
        return Optional.empty();
    }

    private Scenario withoutNodes(Scenario failing) {
        var smallest = failing;
        for (var number = failing.nodes(); number >= 1 && smallest.nodes() > 2; number--) {
            var candidate = Edits.withoutNode(smallest, number);
            if (candidate.filter(this::shows).isPresent()) {
                smallest = candidate.get();
            }
        }
        return smallest;
    }

    /** Tries each edit of a scenario; after one that works, all of them again. */
    private Scenario whileItShows(Scenario failing, Function<Scenario, List<Scenario>> edits) {
        var smallest = failing;
        for (var isBetter = true; isBetter && !isToStop.getAsBoolean(); ) {
            var better = edits.apply(smallest).stream().filter(this::shows).findFirst();
            isBetter = better.isPresent();
            smallest = better.orElse(smallest);
        }
        return smallest;
    }
}
