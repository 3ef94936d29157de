package org.rashomon.harness.runner;

import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event;
import org.rashomon.history.EventSink;
import org.rashomon.history.HistoryBuilder;

/**
 * Follows a run and tells when its history so far is a violation already. Events are passed on as they come; each time
 * there are a tenth more operations the history is checked anew, so that all checks together cost some ten times the
 * last one.
 *
 * <p>Only for properties that no continuation can mend, such as linearizability: an operation that is still pending may
 * have taken effect or not. What the checker cannot decide is no violation.
 */
public final class FailFast implements EventSink {

    private static final int FEWEST_MORE = 16;
    private static final int SHARE = 10;

    private final EventSink history;
    private final Checker checker;
    private final HistoryBuilder builder = new HistoryBuilder();
    private Runnable whenViolated = () -> {};
    private long completions;
    private long nextCheck = FEWEST_MORE;
    private boolean isOver;

    /**
     * Follows what is appended.
     *
     * @param history takes the events
     * @param checker asked about a history that is still growing
     */
    public FailFast(EventSink history, Checker checker) {
        this.history = history;
        this.checker = checker;
    }

    /** Sets what happens once, at the first violation. */
    public void whenViolated(Runnable action) {
        whenViolated = action;
    }

    @Override
    public void append(Event event) {
        history.append(event);
        if (isOver) {
            return;
        }
        builder.add(event);
        completions += event instanceof Event.Operation operation && operation.type() == Event.OperationType.OK ? 1 : 0;
        if (completions >= nextCheck) {
            nextCheck = completions + Math.max(FEWEST_MORE, completions / SHARE);
            check();
        }
    }

    @Override
    public void tick(long nowNanos) {
        history.tick(nowNanos);
    }

    @Override
    public void sync() {
        history.sync();
    }

    private void check() {
        if (checker.check(builder.build()).verdict() instanceof Verdict.Invalid) {
            isOver = true;
            whenViolated.run();
        }
    }
}
