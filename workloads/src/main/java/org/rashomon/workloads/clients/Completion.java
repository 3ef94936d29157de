package org.rashomon.workloads.clients;

import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** How an operation ended, as far as its client knows. */
public sealed interface Completion {

    /**
     * It took effect.
     *
     * @param value what was read or written
     * @param version what the store told of the version read or written
     */
    record Ok(Value value, Version version) implements Completion {}

    /** It certainly had no effect. Never to be answered on a mere suspicion: a false failure makes false anomalies. */
    record Failed(String error) implements Completion {}

    /** Nobody knows whether it had, or will have, an effect. The answer to anything that goes wrong after sending. */
    record Indeterminate(String error) implements Completion {}
}
