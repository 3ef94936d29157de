package org.rashomon.workloads.clients;

import java.util.function.Consumer;
import org.rashomon.workloads.generators.Invocation;

/**
 * Speaks to one node for one worker. Completion-based, so that the runner needs no thread for each operation and a
 * simulation no thread at all.
 */
public interface Client extends AutoCloseable {

    /**
     * Starts an operation. Exactly one completion follows, on the thread of the run's scheduler.
     *
     * @param token what the session on whose behalf it is has seen
     * @param completed takes the outcome
     */
    void invoke(Invocation invocation, SessionToken token, Consumer<Completion> completed);

    /** Gives up what is under way. */
    @Override
    void close();
}
