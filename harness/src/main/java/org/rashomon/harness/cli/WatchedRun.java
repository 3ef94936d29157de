package org.rashomon.harness.cli;

import org.rashomon.harness.sessions.Display;

/**
 * What people see of a run: what they asked for, and how it goes whenever they ask.
 *
 * @param display hears of the run
 * @param onDemand listens to who asks
 */
record WatchedRun(Display display, StatusOnDemand onDemand) implements AutoCloseable {

    @Override
    public void close() {
        onDemand.close();
    }
}
