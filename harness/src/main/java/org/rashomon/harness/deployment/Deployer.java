package org.rashomon.harness.deployment;

import java.io.IOException;
import java.util.List;

/** Puts a system somewhere: as processes of this machine, or as containers. */
public interface Deployer {

    /** The nodes, in their order. */
    List<String> nodes();

    /**
     * Deploys everything; returns when each node answers and each link lets a probe pass.
     *
     * @param opened takes each thing that must be closed in the end, as soon as there is one
     * @param onUnexpectedEnd hears of a node that ends although no fault ended it
     * @throws IOException if it cannot be; the message says what and where to look
     */
    Deployment deploy(Opened opened, EndListener onUnexpectedEnd) throws IOException, InterruptedException;

    /** Hears that a node ended. */
    @FunctionalInterface
    interface EndListener {

        /** Which node, and how it ended. */
        void ended(String node, String how);
    }
}
