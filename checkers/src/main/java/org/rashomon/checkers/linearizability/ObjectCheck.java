package org.rashomon.checkers.linearizability;

import java.util.Optional;
import java.util.function.Supplier;
import org.rashomon.checkers.linearizability.DepthFirstSearch.Status;

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

    private static final int[] WINDOWS = {48, 256, 2_048};

    private final Subhistory history;
    private final Model<?> model;
    private Optional<DepthFirstSearch> search = Optional.empty();
    private long patience = PATIENCE;
    private int stuckAt = -1;

    ObjectCheck(Subhistory history, Model<?> model) {
        this.history = history;
        this.model = model;
    }

    Subhistory history() {
        return history;
    }

    /** Decides without any search, where the kind of object or of history allows it. */
    Decision look() {
        if (!RegisterView.fits(model)) {
            return new Decision.Open();
        }
        var unique = UniqueRegister.decide(history);
        if (unique.isPresent()) {
            return unique.get();
        }
        return new StaleReads(history)
                .find()
                .<Decision>map(Decision.NotLinearizable::new)
                .orElseGet(Decision.Open::new);
    }

    /** Searches on, looking at about so many more configurations. */
    Decision search(long nodes) {
        var current = search.orElseGet(this::begin);
        search = Optional.of(current);
        var end = current.nodes() + nodes;
        while (current.nodes() < end) {
            var status = current.run(end - current.nodes(), patience);
            if (status == Status.LINEARIZABLE) {
                return new Decision.Linearizable(current::linearization);
            }
            if (status == Status.NOT_LINEARIZABLE) {
                return new Decision.NotLinearizable(Refutation.window(history, 0, current.furthest()));
            }
            var refuted = current.nodes() < end ? refuteAround(current.furthest()) : Optional.<Refutation>empty();
            if (refuted.isPresent()) {
                return new Decision.NotLinearizable(refuted.get());
            }
        }
        return new Decision.Open();
    }

    /** The event that the search has come to. */
    int position() {
        return search.map(DepthFirstSearch::furthest).orElse(0);
    }

    long bytes() {
        return search.map(DepthFirstSearch::bytes).orElse(0L);
    }

    private DepthFirstSearch begin() {
        return new DepthFirstSearch(Problem.of(history, model));
    }

    /** Spends at most about as much on windows as the search has just spent without getting any further. */
    private Optional<Refutation> refuteAround(int event) {
        var spent = patience;
        patience = event > stuckAt ? PATIENCE : patience * 2;
        stuckAt = event;
        if (!RegisterView.fits(model)) {
            return Optional.empty();
        }
        for (var length : WINDOWS) {
            var part = RegisterWindow.endingAt(history, event, length);
            if (new RegisterWindow(history, model, part).isRefutedAnyway(spent / WINDOWS.length)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
