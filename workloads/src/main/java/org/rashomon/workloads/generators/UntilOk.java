package org.rashomon.workloads.generators;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.history.Outcome;

/**
 * Carries out each of some operations until it succeeds, but gives up on one that did not in its attempts.
 *
 * @param invocations what is to be done, in order; no operation occurs twice
 * @param started how many of them were started
 * @param open what is under way
 * @param retries what failed and is to be tried again
 */
record UntilOk(List<Invocation> invocations, int started, List<Attempt> open, List<Attempt> retries)
        implements Generator {

    private static final int ATTEMPTS = 5;

    /**
     * One try at an operation.
     *
     * @param number counts the tries from 1
     */
    record Attempt(Invocation invocation, int number) {}

    UntilOk {
        invocations = List.copyOf(invocations);
        open = List.copyOf(open);
        retries = List.copyOf(retries);
    }

    /** Each of these until it succeeds. */
    static UntilOk of(List<Invocation> invocations) {
        return new UntilOk(invocations, 0, List.of(), List.of());
    }

    @Override
    public Step next(Context context) {
        var isAllStarted = started == invocations.size();
        if (isAllStarted && retries.isEmpty() && open.isEmpty()) {
            return new Step.Finished();
        }
        if (context.free().isEmpty() || (isAllStarted && retries.isEmpty())) {
            return new Step.Wait(Step.UNTIL_COMPLETION, this);
        }
        var attempt = isAllStarted ? retries.getFirst() : new Attempt(invocations.get(started), 1);
        var rest = new UntilOk(
                invocations,
                isAllStarted ? started : started + 1,
                with(open, attempt),
                isAllStarted ? retries.subList(1, retries.size()) : retries);
        return new Step.Invoke(context.free().getFirst(), attempt.invocation(), rest);
    }

    @Override
    public Generator after(Completed completed) {
        var ended = open.stream()
                .filter(attempt -> attempt.invocation().equals(completed.invocation()))
                .findFirst();
        if (ended.isEmpty()) {
            return this;
        }
        var stillOpen = new ArrayList<>(open);
        stillOpen.remove(ended.get());
        var number = ended.get().number();
        var isTriedAgain = completed.outcome() != Outcome.OK && number < ATTEMPTS;
        return new UntilOk(
                invocations,
                started,
                stillOpen,
                isTriedAgain ? with(retries, new Attempt(completed.invocation(), number + 1)) : retries);
    }

    private static List<Attempt> with(List<Attempt> attempts, Attempt another) {
        var longer = new ArrayList<>(attempts);
        longer.add(another);
        return longer;
    }
}
