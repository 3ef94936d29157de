package org.rashomon.workloads.generators;

import org.rashomon.history.Outcome;

/**
 * An operation that a generator proposed has ended.
 *
 * @param outcome how it ended
 */
public record Completed(Worker worker, Invocation invocation, Outcome outcome) {}
