package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.rashomon.checkers.linearizability.DepthFirstSearch.Status;
import org.rashomon.checkers.linearizability.Visited.Thrift;

/**
 * Decides one object, in instalments. Asks the monitors that need no search first; then searches depth first, and each
 * time the search stands still looks whether the events around it can be refuted on their own.
 */
final class ObjectCheck {

    /** What is known of the object. */
    sealed interface Decision {

        /** An order was found; it is worked out when it is asked for. */
        record Linearizable(Supplier<int[]> order) implements Decision {}

        /** There is none. */
        record NotLinearizable(Refutation refutation) implements Decision {}

        /** Nothing is known yet. */
        record Open() implements Decision {}
    }

    /** Configurations without progress before the search is interrupted; doubled each time. */
    private static final long PATIENCE = 2_000;

    /** The same for the search that does not count operations that never returned, before the thorough one begins. */
    private static final long CARELESS_PATIENCE = 4_000;

    private static final int[] WINDOWS = {48, 256, 2_048};

    private final Subhistory history;
    private final Model<?> model;
    private Optional<DepthFirstSearch> search = Optional.empty();
    private Optional<DepthFirstSearch> careless = Optional.empty();
    private Optional<WideSearch> wide = Optional.empty();
    private Optional<RegisterPast> past = Optional.empty();
    private long patience = PATIENCE;
    private int stuckAt = -1;
    private boolean carelessFlows;

    ObjectCheck(Subhistory history, Model<?> model) {
        this.history = history;
        this.model = model;
    }

    Subhistory history() {
        return history;
    }

    /** Decides without any search, where the kind of object or of history allows it. */
    Decision look() {
        if (CollectionMonitor.fits(model)) {
            return CollectionMonitor.decide(history, model);
        }
        if (AppendOrder.fits(model)) {
            return AppendOrder.decide(history);
        }
        if (KeyValueOrder.fits(model)) {
            return KeyValueOrder.decide(history);
        }
        if (!RegisterView.fits(model)) {
            return new Decision.Open();
        }
        var unique = UniqueRegister.decide(RegisterColumns.of(history));
        if (unique.isPresent()) {
            return decision(unique.get());
        }
        return new StaleReads(history)
                .find()
                .<Decision>map(Decision.NotLinearizable::new)
                .orElseGet(Decision.Open::new);
    }

    private Decision decision(UniqueRegister.Finding finding) {
        return switch (finding) {
            case UniqueRegister.Finding.Linearizable(var order) -> new Decision.Linearizable(order);
            case UniqueRegister.Finding.NotLinearizable(var from, var to, var ops) -> {
                var underWay = Arrays.stream(ops).filter(op -> history.ret[op] >= from);
                yield new Decision.NotLinearizable(new Refutation(from, to, underWay.toArray()));
            }
        };
    }

    /** Searches on, looking at about so many more configurations. */
    Decision search(long nodes) {
        if (search.isEmpty() && wide.isEmpty()) {
            begin();
        }
        return wide.isPresent() ? searchWide(nodes) : search(search.orElseThrow(), nodes);
    }

    /**
     * Where there are operations that never returned, looks first without counting them: that is the quickest way to
     * an order. Once that stands still, searches thoroughly.
     */
    private Decision search(DepthFirstSearch thorough, long nodes) {
        return carelessFlows ? flow(careless.orElseThrow(), nodes) : searchThoroughly(thorough, nodes);
    }

    private Decision flow(DepthFirstSearch careless, long nodes) {
        var end = careless.nodes() + nodes;
        var status = careless.run(nodes, CARELESS_PATIENCE);
        carelessFlows = status == Status.PAUSED && careless.nodes() >= end;
        return status == Status.LINEARIZABLE ? new Decision.Linearizable(careless::linearization) : new Decision.Open();
    }

    private Decision searchThoroughly(DepthFirstSearch thorough, long nodes) {
        var end = thorough.nodes() + nodes;
        while (thorough.nodes() < end) {
            var status = thorough.run(end - thorough.nodes(), patience);
            if (status == Status.LINEARIZABLE) {
                return new Decision.Linearizable(thorough::linearization);
            }
            if (status == Status.NOT_LINEARIZABLE) {
                return new Decision.NotLinearizable(Refutation.window(history, 0, thorough.furthest()));
            }
            if (thorough.nodes() < end) {
                var otherwise = standStill(thorough.furthest());
                if (!(otherwise instanceof Decision.Open)) {
                    return otherwise;
                }
            }
        }
        return new Decision.Open();
    }

    /** Spends about as much on other ways to decide as the search has just spent without getting any further. */
    private Decision standStill(int event) {
        var spent = patience;
        patience = event > stuckAt ? PATIENCE : patience * 2;
        stuckAt = event;
        return refuteAround(event, spent)
                .<Decision>map(Decision.NotLinearizable::new)
                .orElseGet(() -> searchCarelessly(spent));
    }

    /** A search that does not count operations that never returned, where there are any. */
    private Decision searchCarelessly(long nodes) {
        if (careless.isPresent() && careless.get().run(nodes, nodes) == Status.LINEARIZABLE) {
            return new Decision.Linearizable(careless.get()::linearization);
        }
        return new Decision.Open();
    }

    /** The event that the search has come to. */
    int position() {
        return wide.map(WideSearch::furthest)
                .orElseGet(() -> Math.max(
                        search.map(DepthFirstSearch::furthest).orElse(0),
                        careless.map(DepthFirstSearch::furthest).orElse(0)));
    }

    long bytes() {
        return search.map(DepthFirstSearch::bytes).orElse(0L)
                + careless.map(DepthFirstSearch::bytes).orElse(0L)
                + wide.map(WideSearch::bytes).orElse(0L);
    }

    private Decision searchWide(long nodes) {
        var plain = wide.orElseThrow();
        return switch (plain.run(nodes)) {
            case LINEARIZABLE -> new Decision.Linearizable(plain::linearization);
            case NOT_LINEARIZABLE -> new Decision.NotLinearizable(Refutation.window(history, 0, plain.furthest()));
            case PAUSED -> new Decision.Open();
        };
    }

    private void begin() {
        var problem = Problem.of(history, model);
        if (!problem.isNarrow()) {
            wide = Optional.of(new WideSearch(problem));
            return;
        }
        search = Optional.of(new DepthFirstSearch(problem));
        for (var op = 0; op < history.size() && careless.isEmpty(); op++) {
            careless = history.returns(op)
                    ? Optional.empty()
                    : Optional.of(new DepthFirstSearch(problem, Thrift.CARELESS));
        }
        carelessFlows = careless.isPresent();
    }

    private Optional<Refutation> refuteAround(int event, long work) {
        if (!RegisterView.fits(model)) {
            return Optional.empty();
        }
        var before = past.orElseGet(() -> new RegisterPast(history));
        past = Optional.of(before);
        for (var length : WINDOWS) {
            var part = RegisterWindow.endingAt(history, before, event, length);
            if (new RegisterWindow(history, before, model, part).isRefutedAnyway(work / WINDOWS.length)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
