package org.rashomon.workloads.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.rashomon.history.Outcome;

/**
 * A stream of operations, and what a session does next once it knows how one of them went: it answers a question that
 * it has read, or writes back what it made of conflicting versions. What follows comes from the same worker, before
 * anything else of its own.
 *
 * @param inner the stream
 * @param reaction says what follows
 * @param seed of whatever the reaction draws
 * @param pending what is to follow, in order
 * @param reactions how many numbers were used up; one, too, where nothing followed, so that the next draws anew
 */
record Following(Generator inner, Generator.Reaction reaction, long seed, List<FollowUp> pending, long reactions)
        implements Generator {

    /** An operation that a worker owes. */
    record FollowUp(Worker worker, Invocation invocation) {}

    Following {
        pending = List.copyOf(pending);
    }

    @Override
    public Step next(Context context) {
        for (var index = 0; index < pending.size(); index++) {
            var owed = pending.get(index);
            if (context.free().contains(owed.worker())) {
                var rest = new ArrayList<>(pending);
                rest.remove(index);
                return new Step.Invoke(owed.worker(), owed.invocation(), with(inner, rest));
            }
        }
        Predicate<Worker> owesNothing =
                worker -> pending.stream().noneMatch(owed -> owed.worker().equals(worker));
        var others = new Context(
                context.nowNanos(), context.free().stream().filter(owesNothing).toList(), context.busy());
        return switch (inner.next(others)) {
            case Step.Invoke(var worker, var invocation, var rest) ->
                new Step.Invoke(worker, invocation, with(rest, pending));
            case Step.Wait(var until, var rest) -> new Step.Wait(until, with(rest, pending));
            case Step.Finished finished -> finished;
        };
    }

    @Override
    public Generator after(Completed completed) {
        var rest = inner.after(completed);
        if (completed.outcome() != Outcome.OK) {
            return with(rest, pending);
        }
        var followers = reaction.after(completed, reactions, RandomOperations.random(seed, reactions));
        var more = new ArrayList<>(pending);
        followers.forEach(invocation -> more.add(new FollowUp(completed.worker(), invocation)));
        return new Following(rest, reaction, seed, more, reactions + Math.max(1, followers.size()));
    }

    private Following with(Generator rest, List<FollowUp> owed) {
        return new Following(rest, reaction, seed, owed, reactions);
    }
}
