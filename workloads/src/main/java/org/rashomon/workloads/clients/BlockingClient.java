package org.rashomon.workloads.clients;

import org.rashomon.workloads.generators.Invocation;

/** A client that answers when it knows: the easiest kind to write for a system of one's own. */
@FunctionalInterface
public interface BlockingClient {

    /**
     * Carries out an operation. An exception means that its outcome is unknown.
     *
     * @param token what the session on whose behalf it is has seen
     * @throws Exception whatever the system's driver throws
     * @throws InterruptedException if the run gives up on the operation
     */
    @SuppressWarnings("IllegalThrows")
    Completion invoke(Invocation invocation, SessionToken token) throws Exception;
}
