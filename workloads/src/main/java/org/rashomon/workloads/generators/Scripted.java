package org.rashomon.workloads.generators;

import java.util.List;

/**
 * Operations that are written out, each at its time and by its worker. An operation whose worker is still busy waits
 * for it, and all later ones wait behind it.
 *
 * @param steps in the order of their times
 * @param next the first that was not given out
 * @param beganNanos when the first question came, from which the times count; {@link #NOT_STARTED} before
 */
public record Scripted(List<Timed> steps, int next, long beganNanos) implements Generator {

    private static final long NOT_STARTED = -1;

    /**
     * One operation.
     *
     * @param atNanos when it is due, counted from the beginning
     * @param worker who carries it out, and on which node, whatever node the worker is at home on
     */
    public record Timed(long atNanos, Worker worker, Invocation invocation) {}

    public Scripted {
        steps = List.copyOf(steps);
    }

    /** Nothing is given out yet. */
    public static Scripted of(List<Timed> steps) {
        return new Scripted(steps, 0, NOT_STARTED);
    }

    @Override
    public Step next(Context context) {
        if (next == steps.size()) {
            return new Step.Finished();
        }
        var began = beganNanos == NOT_STARTED ? context.nowNanos() : beganNanos;
        var due = steps.get(next);
        var rest = new Scripted(steps, next, began);
        if (context.nowNanos() < began + due.atNanos()) {
            return new Step.Wait(began + due.atNanos(), rest);
        }
        var isFree = context.free().stream()
                .anyMatch(worker -> worker.number() == due.worker().number());
        return isFree
                ? new Step.Invoke(due.worker(), due.invocation(), new Scripted(steps, next + 1, began))
                : new Step.Wait(Step.UNTIL_COMPLETION, rest);
    }
}
