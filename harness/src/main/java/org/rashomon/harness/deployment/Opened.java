package org.rashomon.harness.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a deployment has opened so far, closed in reverse order, whether or not it was completed. Safe for use by a
 * thread that deploys and another that gives up.
 */
public final class Opened {

    private final List<AutoCloseable> resources = new ArrayList<>();
    private volatile boolean isClosed;

    /**
     * Remembers what is to be closed.
     *
     * @throws IOException if everything was closed meanwhile, so that nothing more may be deployed
     */
    public <T extends AutoCloseable> T add(T resource) throws IOException {
        synchronized (resources) {
            resources.add(resource);
        }
        if (isClosed) {
            close(failure -> {});
            throw new IOException("the cluster was closed while it started");
        }
        return resource;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Closes all, the last first; what cannot be closed does not keep the rest from it. */
    void close(Consumer<Exception> failed) {
        isClosed = true;
        synchronized (resources) {
            for (var resource : resources.reversed()) {
                try {
                    resource.close();
                } catch (Exception failure) {
                    failed.accept(failure);
                }
            }
            resources.clear();
        }
    }
}
