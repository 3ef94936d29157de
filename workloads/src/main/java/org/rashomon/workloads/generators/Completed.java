package org.rashomon.workloads.generators;

import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * An operation that a generator proposed has ended.
 *
 * @param outcome how it ended
 * @param value what was read or written, if it succeeded
 */
public record Completed(Worker worker, Invocation invocation, Outcome outcome, Value value) {}
