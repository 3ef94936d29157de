package org.rashomon.nemesis.injectors;

import java.time.Duration;
import java.util.Optional;
import org.rashomon.nemesis.Edge;

/** Tries a link. */
@FunctionalInterface
public interface LinkProbe {

    /**
     * Sends one request of at least {@value #REQUEST_BYTES} bytes through the link, over a connection of its own.
     *
     * @return how long the answer took; empty if none came within the probe's own short time limit
     */
    Optional<Duration> roundTrip(Edge edge);

    /** The least a probe sends; what a limit of bandwidth must be seen to slow down. */
    int REQUEST_BYTES = 64;
}
