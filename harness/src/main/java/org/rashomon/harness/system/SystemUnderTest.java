package org.rashomon.harness.system;

/**
 * A replicated system that is to be deployed and broken: what to implement for a system of one's own. {@code
 * docs/own-system.md} walks through it.
 */
public interface SystemUnderTest {

    /**
     * The container that runs a node. Its process keeps what it must not lose below {@link Container#dataFolder}, and
     * sends to its peers only at the addresses that the node is given: each leads through a link that faults can cut.
     */
    Container container(Node node);

    /**
     * The way to the deployed nodes; asked for once, before the first of them runs.
     *
     * @param clients where clients reach nodes; the way leads through links that faults can cut
     * @param operators where nodes are reached whatever the faults do to links
     */
    SystemConnection connect(Addresses clients, Addresses operators);
}
